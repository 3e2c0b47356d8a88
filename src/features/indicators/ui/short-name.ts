import type { Locale } from '../../../ui/i18n/locale'

/** On maps areas go by their short names, as on every printed one: 郫都, not 郫都区. */
export const shortName = (name: string, lang: Locale): string =>
  lang === 'zh'
    ? name.length > 2
      ? name.replace(/(街道|社区|[区市县镇乡])$/, '')
      : name
    : name.replace(/ (District|City|County|Subdistrict|Town|Township|Community)$/, '')
