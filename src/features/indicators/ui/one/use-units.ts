import { useTranslations } from 'next-intl'

/** Numbers with their units, in the words that the list of indicators uses. */
export interface Units {
  /** A unit that has no word stands for itself. */
  readonly word: (unit: string) => string
  /** `91.3%`, `4.2 小时`, `4.2 h` */
  readonly after: (number: string, unit: string) => string
  /** The difference of two values: points where the values are per cent. */
  readonly difference: (number: string, unit: string) => string
}

export function useUnits(): Units {
  const units = useTranslations('indexPage.unit')
  const t = useTranslations('indicatorPage')
  const word = (unit: string) => (units.has(unit) ? units(unit) : unit)
  const after = (number: string, unit: string) => (unit === '%' ? `${number}%` : `${number} ${word(unit)}`)
  return {
    word,
    after,
    difference: (number, unit) => (unit === '%' ? `${number} ${t('points')}` : after(number, unit)),
  }
}
