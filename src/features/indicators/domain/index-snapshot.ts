import type { Reason } from './reason'

export const dimensionNames = ['safe', 'tidy', 'orderly', 'convenient'] as const
export type DimensionName = (typeof dimensionNames)[number]

/**
 * The index of one area as a wall shows it. Scores, indices and completeness run from 0 to 100; times are ISO 8601.
 * A value of null always comes with its reason.
 */
export interface IndexSnapshot {
  readonly area: string
  /** The moment of the latest computation; null: never computed. */
  readonly computedAt: string | null
  readonly value: number | null
  readonly reason: IndexReason | null
  readonly completeness: number
  /** Live value less that of one month earlier, in points; null where either has none. */
  readonly change: number | null
  /** Safe, tidy, orderly, convenient, in this order. */
  readonly dimensions: readonly DimensionSnapshot[]
  /** All indicators in the order of their list, those without a value too. */
  readonly cells: readonly IndicatorCell[]
  /** The last 24 hours, oldest first: a point an hour, and the newest value. Moments without a value are left out. */
  readonly history: readonly { readonly at: string; readonly value: number }[]
}

/** `insufficient-data`: less than 60 % of the weight that applies has a value. `withheld`: a dimension has none. */
export type IndexReason = 'insufficient-data' | 'withheld' | 'not-computed'

export interface DimensionSnapshot {
  readonly code: DimensionName
  readonly value: number | null
  readonly reason: IndexReason | null
  readonly completeness: number
  readonly change: number | null
  /** Score that the dimension has when every indicator is at its goal: 100. */
  readonly target: number
  /** A weight-3 indicator of the safe dimension has score 0, so the dimension is held at 60 at most. */
  readonly isCapped: boolean
}

export interface IndicatorCell {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly dimension: DimensionName
  readonly domain: string
  readonly unit: string
  readonly value: number | null
  readonly score: number | null
  readonly reason: Reason | null
  /** Has a value, at or on the wrong side of the floor (score 0). */
  readonly belowFloor: boolean
}
