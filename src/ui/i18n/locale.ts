import { type Locale, locales } from '../../shared/locale'

export { type Locale, localeTag } from '../../shared/locale'

export const localeHeader = 'x-chengmai-lang'
/** The path with its query, which a page is not told otherwise: where to come back to after signing in. */
export const pathHeader = 'x-chengmai-path'
/** What the page's own scripts and style elements carry, and nobody else's. */
export const nonceHeader = 'x-chengmai-nonce'
/** The number of a page's request, shown where something went wrong. */
export const requestHeader = 'x-request-id'
export const localeCookie = 'chengmai-lang'

export const isLocale = (value: unknown): value is Locale => locales.some(known => known === value)

/** `?lang=` wins, then the cookie of an earlier choice, then the default. */
export function chooseLocale(asked: string | null, remembered: string | undefined): Locale {
  if (isLocale(asked)) return asked
  if (isLocale(remembered)) return remembered
  return 'zh'
}
