import { type Locale, localeTag } from '../../../../ui/i18n/locale'

/** A period's name as people say it: `2026年第47周`, `Q4 2026`, `21 Nov 2026`. */
export function periodName(name: string, lang: Locale): string {
  const match = /^(\d{4})(?:-(?:W(\d\d)|Q([1-4])|(\d\d)(?:-(\d\d))?))?$/.exec(name)
  if (!match) return name
  const [, year, week, quarter, month, day] = match
  if (week !== undefined) return lang === 'zh' ? `${year}年第${Number(week)}周` : `Week ${Number(week)}, ${year}`
  if (quarter !== undefined)
    return lang === 'zh' ? `${year}年第${'一二三四'[Number(quarter) - 1]}季度` : `Q${quarter} ${year}`
  if (month === undefined) return lang === 'zh' ? `${year}年` : `${year}`
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')))
  return new Intl.DateTimeFormat(localeTag[lang], {
    timeZone: 'UTC',
    year: 'numeric',
    month: lang === 'zh' ? 'long' : 'short',
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date)
}
