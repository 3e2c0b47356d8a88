import type { DimensionName } from './index-snapshot'
import type { PeriodLength } from './stretch'

/** What an indicator is; changed only by a new version. */
export interface Definition {
  readonly code: string
  readonly version: number
  /** Place in the list. */
  readonly position: number
  readonly dimension: DimensionName
  readonly domain: string
  readonly nameZh: string
  readonly nameEn: string
  readonly unit: string
  readonly direction: Direction
  /** As written. */
  readonly formula: string
  /** Main dataset. */
  readonly dataset: string
  readonly period: PeriodLength
  readonly basis: string
  readonly evidence: string
}

export type Direction = 'higher' | 'lower' | 'target'

/** What is calibrated: a score of 0 at the floor, of 100 at the goal. */
export interface Rating {
  readonly floor: number
  readonly goal: number
  readonly weight: number
}

/** A definition with the floor, goal and weight of one date. */
export interface Indicator extends Definition, Rating {}

/** Share of each dimension in the city's index; they add up to 1. */
export type DimensionShares = Readonly<Record<DimensionName, number>>

/** All that is needed to judge a city at one date. */
export interface IndexRules {
  readonly indicators: readonly Indicator[]
  readonly shares: DimensionShares
  /** Changes whenever any part of the rules does. */
  readonly version: number
}
