import type { IndexRow } from '../../../queries/index-page'

/** A row of the list with what a test says of it. */
export const rowOf = (code: string, own: Partial<IndexRow> = {}): IndexRow => ({
  code,
  zh: '指标',
  en: 'Indicator',
  dimension: 'safe',
  domain: 'gas',
  unit: '%',
  weight: 1,
  length: 'monthly',
  kind: 'algebraic',
  value: 50,
  score: 50,
  reason: null,
  numerator: '1',
  denominator: '2',
  before: null,
  spark: null,
  ...own,
})
