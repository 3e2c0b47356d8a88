import { momentsIn } from '@/shared/time/moments'
import { type Locale, localeTag } from '../../../../ui/i18n/locale'

/** Numbers and times as the reader's language writes them, in the city's time zone. */
export interface Figures {
  readonly lang: Locale
  readonly timeZone: string
  /** As few digits as say it: at most two after the point, more where rounding would turn it into a whole number. */
  readonly number: (value: number) => string
  /** All that was counted: what is added up is not rounded. */
  readonly exact: (value: number) => string
  readonly signed: (value: number) => string
  /** Exactly so many digits after the point. */
  readonly fixed: (value: number, digits: number) => string
  /** `2026-11-21 20:36` in words of the language. */
  readonly moment: (iso: string) => string
  readonly second: (iso: string) => string
  readonly day: (iso: string) => string
}

export function figures(lang: Locale, timeZone: string): Figures {
  const tag = localeTag[lang]
  const moments = momentsIn(lang, timeZone)
  const numbers = (digits: number, least = 0) =>
    new Intl.NumberFormat(tag, { maximumFractionDigits: digits, minimumFractionDigits: least })
  const number = (value: number) => numbers(digitsOf(value)).format(value)
  return {
    lang,
    timeZone,
    number,
    exact: value => numbers(6).format(value),
    signed: value => `${value > 0 ? '+' : value < 0 ? '−' : '±'}${number(Math.abs(value))}`,
    fixed: (value, digits) => numbers(digits, digits).format(value),
    moment: moments.moment,
    second: moments.second,
    day: moments.wordedDay,
  }
}

/** Digits after the point: enough that what is not whole (or not nought) never looks so. */
export function digitsOf(value: number): number {
  const size = Math.abs(value)
  const usual = size >= 1000 ? 0 : size >= 100 ? 1 : 2
  for (let digits = usual; digits < 6; digits++) {
    const rounded = Number(value.toFixed(digits))
    if (rounded === value || !Number.isInteger(rounded)) return digits
    if (size >= 1000) return digits
  }
  return 6
}
