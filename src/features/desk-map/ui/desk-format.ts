import { type Locale, localeTag } from '../../../ui/i18n/locale'

/** Numbers and times as this reader and this city write them. */
export interface DeskFormat {
  readonly lang: Locale
  readonly timeZone: string
  readonly number: (value: number) => string
  readonly decimal: (value: number) => string
  /** Short enough for a mark on the map: 8,204 stays, 61,300 becomes 6.1万 or 61K. */
  readonly compact: (value: number) => string
  readonly day: (at: string | number | Date) => string
  readonly stamp: (at: string | number | Date) => string
}

export function deskFormat(lang: Locale, timeZone: string): DeskFormat {
  const tag = localeTag[lang]
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const compact = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(tag, { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const stamp = new Intl.DateTimeFormat(tag, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return {
    lang,
    timeZone,
    number: value => whole.format(value),
    decimal: value => decimal.format(value),
    compact: value => (value < 10_000 ? whole.format(value) : compact.format(value)),
    day: at => day.format(new Date(at)),
    stamp: at => stamp.format(new Date(at)),
  }
}
