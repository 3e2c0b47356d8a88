import { momentsIn } from '@/shared/time/moments'
import { type Locale, localeTag } from '../../../../ui/i18n/locale'

/** Numbers and moments as this page says them, in the city's time. */
export function editingFormat(lang: Locale, timeZone: string) {
  const tag = localeTag[lang]
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 })
  const exact = new Intl.NumberFormat(tag, { maximumFractionDigits: 10 })
  const signed = new Intl.NumberFormat(tag, { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  const { moment } = momentsIn(lang, timeZone)
  const month = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', year: 'numeric', month: 'short' })
  return {
    number: (value: number | null) => (value === null ? '–' : number.format(value)),
    exact: (value: number) => exact.format(value),
    change: (before: number | null, after: number | null) =>
      before === null || after === null ? '' : signed.format(Math.round((after - before) * 100) / 100),
    moment,
    /** `2026-10` by its name. */
    month: (name: string) => month.format(new Date(`${name}-15T00:00:00Z`)),
  }
}

export type EditingFormat = ReturnType<typeof editingFormat>
