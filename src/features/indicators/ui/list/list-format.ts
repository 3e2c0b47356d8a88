import { type Locale, localeTag } from '../../../../ui/i18n/locale'

/** Figures as columns of a table need them: always the same digits, so that points stand under points. */
export interface ListFormat {
  readonly lang: Locale
  readonly tag: string
  readonly number: (value: number, digits: number) => string
  /** A value of an indicator: two digits; four where it would otherwise read as nothing. */
  readonly value: (value: number) => string
  /** A numerator or denominator: whole numbers stay whole. */
  readonly part: (decimal: string) => string
  /** `+1.2`, `−0.4`, `0.0` */
  readonly change: (value: number, digits?: number) => string
  /** `09:05` */
  readonly clock: (iso: string) => string
  /** `11月22日` · `22 Nov` */
  readonly day: (iso: string) => string
  /** `2026-11-22 09:05`, the same in every language. */
  readonly stamp: (iso: string) => string
}

export function listFormat(lang: Locale, timeZone: string): ListFormat {
  const tag = localeTag[lang]
  const digitsOf = new Map<number, Intl.NumberFormat>()
  const number = (value: number, digits: number) => {
    const known =
      digitsOf.get(digits) ??
      new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    digitsOf.set(digits, known)
    return known.format(value)
  }
  const parts = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 })
  const clock = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const day = new Intl.DateTimeFormat(tag, { timeZone, month: lang === 'zh' ? 'long' : 'short', day: 'numeric' })
  const stamp = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return {
    lang,
    tag,
    number,
    value: value => number(value, value !== 0 && Math.abs(value) < 0.01 ? 4 : 2),
    part: decimal => parts.format(Number(decimal)),
    change: (value, digits = 1) => {
      const text = number(Math.abs(value), digits)
      if (Number(text.replace(/[^\d.]/g, '')) === 0) return text
      return `${value > 0 ? '+' : '−'}${text}`
    },
    clock: iso => clock.format(new Date(iso)),
    day: iso => day.format(new Date(iso)),
    stamp: iso => stamp.format(new Date(iso)),
  }
}
