import { type DimensionName, dimensionNames } from './index-snapshot'
import type { AreaIndex } from './index-value'

/** A number before and after a change. */
export interface BeforeAfter {
  readonly before: number | null
  readonly after: number | null
}

/** The index of one area at one moment; a dimension is withheld (null) below 60 % completeness. */
export interface IndexMove {
  readonly area: string
  readonly index: BeforeAfter
  readonly dimensions: Readonly<Record<DimensionName, BeforeAfter>>
  readonly completeness: BeforeAfter
}

export interface CellMove {
  readonly code: string
  readonly area: string
  readonly value: BeforeAfter
  readonly score: BeforeAfter
}

/** On how many of the days looked at a live value stood at or under its floor. */
export interface DaysBelowFloor {
  readonly code: string
  readonly area: string
  /** Days with a value, before and after. */
  readonly days: { readonly before: number; readonly after: number }
  readonly below: { readonly before: number; readonly after: number }
}

export interface PreviewedMoment {
  /** `2026-10`, or `live`. */
  readonly name: string
  readonly at: string
  readonly areas: readonly IndexMove[]
  /** Of the indicators that the draft touches. */
  readonly cells: readonly CellMove[]
}

export function indexMove(area: string, before: AreaIndex | undefined, after: AreaIndex | undefined): IndexMove {
  const pair = (of: (index: AreaIndex) => number | null): BeforeAfter => ({
    before: before ? of(before) : null,
    after: after ? of(after) : null,
  })
  return {
    area,
    index: pair(each => each.value),
    dimensions: Object.fromEntries(
      dimensionNames.map(name => [name, pair(each => each.dimensions[name].value)]),
    ) as Record<DimensionName, BeforeAfter>,
    completeness: pair(each => each.completeness),
  }
}

interface Sample {
  readonly code: string
  readonly area: string
  readonly score: number | null
}

/** Counts days by indicator and area; a score of 0 is at or under the floor. */
export function daysBelowFloor(before: readonly Sample[], after: readonly Sample[]): readonly DaysBelowFloor[] {
  const found = new Map<string, { code: string; area: string; days: Count; below: Count }>()
  const add = (samples: readonly Sample[], side: keyof Count) => {
    for (const { code, area, score } of samples) {
      if (score === null) continue
      const key = `${code} ${area}`
      const own = found.get(key) ?? { code, area, days: { before: 0, after: 0 }, below: { before: 0, after: 0 } }
      own.days[side]++
      if (score === 0) own.below[side]++
      found.set(key, own)
    }
  }
  add(before, 'before')
  add(after, 'after')
  return [...found.values()]
}

interface Count {
  before: number
  after: number
}
