import { type Locale, localeTag } from '../../../ui/i18n/locale'

/** Figures and times as the reader's language writes them, in the city's time zone. */
export interface Format {
  readonly lang: Locale
  /** 0.4 → `0.4`; whole numbers stay whole unless digits are asked for. */
  readonly number: (value: number, digits?: number) => string
  readonly percent: (value: number, digits?: number) => string
  /** `20:36` */
  readonly clock: (iso: string | Date) => string
  /** `11月21日 周六` · `Sat 21 November` */
  readonly day: (iso: string | Date) => string
  /** `11月30日` · `30 Nov` */
  readonly date: (iso: string | Date) => string
}

export function formatter(lang: Locale, timeZone: string): Format {
  const tag = localeTag[lang]
  const clock = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const date = new Intl.DateTimeFormat(tag, { timeZone, month: lang === 'zh' ? 'long' : 'short', day: 'numeric' })
  const weekday = new Intl.DateTimeFormat(tag, { timeZone, weekday: 'short' })
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  const moment = (iso: string | Date) => new Date(iso)
  return {
    lang,
    number,
    percent: (value, digits = 0) => `${number(value, digits)}%`,
    clock: iso => clock.format(moment(iso)),
    date: iso => date.format(moment(iso)),
    day: iso => {
      const at = moment(iso)
      return lang === 'zh' ? `${date.format(at)} ${weekday.format(at)}` : `${weekday.format(at)} ${date.format(at)}`
    },
  }
}
