import type { IndexRules } from './indicator'

/** What one point of an indicator's score is worth, in points of the dimension and of the index. */
export interface PointWorth {
  readonly dimension: number
  readonly index: number
  /** `valued`: among the indicators that have a score in the area now. `all`: among all that apply, as if each had one. */
  readonly among: 'valued' | 'all'
}

/**
 * dimension = weight ÷ Σ weight of the dimension's indicators with a score; index = that times the dimension's share.
 * Null where the indicator does not apply to the city. Without cells every indicator that applies is counted.
 */
export function worthOfPoint(
  code: string,
  { indicators, shares }: IndexRules,
  cells: readonly { readonly code: string; readonly score: number | null }[] | null,
  doesApply: (code: string) => boolean,
): PointWorth | null {
  const own = indicators.find(each => each.code === code)
  if (!own || !doesApply(code)) return null
  const scored = cells && new Set(cells.flatMap(each => (each.score === null ? [] : [each.code])))
  const total = indicators
    .filter(each => each.dimension === own.dimension && doesApply(each.code))
    .filter(each => !scored || scored.has(each.code) || each.code === code)
    .reduce((sum, each) => sum + each.weight, 0)
  const dimension = own.weight / total
  return { dimension, index: dimension * shares[own.dimension], among: scored ? 'valued' : 'all' }
}
