/** Translations of one namespace, as next-intl gives them on both sides. */
export interface Words {
  (key: string, values?: Record<string, string | number>): string
  has(key: string): boolean
}

/** A unit in the reader's words; one that has none stands for itself. */
export const unitWord = (t: Words, unit: string): string => (t.has(`unit.${unit}`) ? t(`unit.${unit}`) : unit)

/** A number with its unit: `91.3%`, `4.2 小时`, and nothing after an index or a score. */
export function withUnit(t: Words, number: string, unit: string): string {
  if (unit === '%') return `${number}%`
  const word = unitWord(t, unit)
  return word === '' ? number : `${number} ${word}`
}

/** The difference of two values: points where the values are per cent. */
export const differenceWithUnit = (t: Words, number: string, unit: string): string =>
  unit === '%' ? `${number} ${t('points')}` : withUnit(t, number, unit)
