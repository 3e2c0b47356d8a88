import { ofCases } from './values/of-cases'
import { ofFacilities } from './values/of-facilities'
import { ofPermits } from './values/of-permits'
import type { FieldWords } from './values/words'

const byField: FieldWords = { ...ofCases, ...ofFacilities, ...ofPermits }

/** What people call the written value of a field; null: it stands for itself. */
export function valueWords(dataset: string, field: string, value: string | number): [zh: string, en: string] | null {
  const found = (byField[`${dataset}.${field}`] ?? byField[field])?.[String(value)]
  return found ? [found[0], found[1]] : null
}
