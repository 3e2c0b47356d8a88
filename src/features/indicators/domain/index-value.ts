import type { DimensionName, IndexReason } from './index-snapshot'
import { dimensionNames } from './index-snapshot'
import type { DimensionShares } from './indicator'

/** One indicator's part in its dimension; `score` null: no value. Those that do not apply to the city are not given. */
export interface Scored {
  readonly dimension: DimensionName
  readonly weight: number
  readonly score: number | null
}

export interface DimensionIndex {
  readonly value: number | null
  readonly reason: IndexReason | null
  /** Weight with a value ÷ weight of all that apply, in per cent. */
  readonly completeness: number
  readonly isCapped: boolean
}

export interface AreaIndex {
  readonly value: number | null
  readonly reason: IndexReason | null
  readonly completeness: number
  readonly dimensions: Readonly<Record<DimensionName, DimensionIndex>>
}

/** Below this completeness a dimension says nothing. */
export const LEAST_COMPLETENESS = 60
/** One vote: what a safe dimension may be worth at most while a weight-3 indicator of it has score 0. */
export const CAP = 60
const VETO_WEIGHT = 3

export function dimensionIndex(dimension: DimensionName, all: readonly Scored[]): DimensionIndex {
  const own = all.filter(each => each.dimension === dimension)
  const total = own.reduce((sum, each) => sum + each.weight, 0)
  let weight = 0
  let weighted = 0
  let hasVeto = false
  for (const each of own) {
    if (each.score === null) continue
    weight += each.weight
    weighted += each.weight * each.score
    if (dimension === 'safe' && each.weight === VETO_WEIGHT && each.score === 0) hasVeto = true
  }
  const completeness = total === 0 ? 0 : (100 * weight) / total
  if (weight === 0 || completeness < LEAST_COMPLETENESS)
    return { value: null, reason: 'insufficient-data', completeness, isCapped: false }
  const mean = weighted / weight
  const isCapped = hasVeto && mean > CAP
  return { value: isCapped ? CAP : mean, reason: null, completeness, isCapped }
}

/** The four dimensions and their weighted mean, after the cap; withheld while any of the four is. */
export function areaIndex(all: readonly Scored[], shares: DimensionShares): AreaIndex {
  const dimensions = {
    safe: dimensionIndex('safe', all),
    tidy: dimensionIndex('tidy', all),
    orderly: dimensionIndex('orderly', all),
    convenient: dimensionIndex('convenient', all),
  }
  const total = all.reduce((sum, each) => sum + each.weight, 0)
  const present = all.reduce((sum, each) => (each.score === null ? sum : sum + each.weight), 0)
  const completeness = total === 0 ? 0 : (100 * present) / total
  let value = 0
  for (const name of dimensionNames) {
    const own = dimensions[name].value
    if (own === null) return { value: null, reason: 'withheld', completeness, dimensions }
    value += shares[name] * own
  }
  return { value, reason: null, completeness, dimensions }
}
