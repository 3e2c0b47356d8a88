import { type Asking, firstAsking } from './asking'
import type { Mark } from './scale'

/** How scores are counted; versioned data, told on the page in words. */
export interface RatingRule {
  readonly version: number
  /** A unit with fewer counted scores shows no number. */
  readonly minimum: number
  /** Counted are the scores of so many days up to the moment. */
  readonly days: number
  /** Scores with one of these marks are kept and shown as marked, but not counted. */
  readonly excludes: readonly Mark[]
  /** Networks of the administration (CIDR); a score from there must say so and is marked. */
  readonly insideNetworks: readonly string[]
  readonly asking: Asking
}

export const firstRule: Omit<RatingRule, 'version'> = {
  minimum: 5,
  days: 90,
  excludes: ['repeat', 'burst'],
  insideNetworks: [],
  asking: firstAsking,
}

export interface Counted {
  readonly answers: number
  readonly sum: number
}

/** The mean of a unit, or why there is none. */
export function shownMean({ answers, sum }: Counted, rule: Pick<RatingRule, 'minimum'>): ShownMean {
  if (answers === 0) return { mean: null, reason: 'no-answers' }
  if (answers < rule.minimum) return { mean: null, reason: 'too-few' }
  return { mean: sum / answers, reason: null }
}

export type ShownMean =
  | { readonly mean: number; readonly reason: null }
  | { readonly mean: null; readonly reason: 'no-answers' | 'too-few' | 'covers-another' }

/**
 * The means of the units of one level, beside the mean of the level itself. Where a single unit has too few, what it has
 * is the level's sum less all others': so the smallest of those is kept back with it, and the two cannot be told apart.
 */
export function shownMeans<Unit extends Counted>(
  units: readonly Unit[],
  rule: Pick<RatingRule, 'minimum'>,
): (Unit & { readonly shown: ShownMean })[] {
  const all = units.map(each => ({ ...each, shown: shownMean(each, rule) }))
  const hidden = all.filter(each => each.shown.reason === 'too-few')
  if (hidden.length !== 1) return all
  const open = all.filter(each => each.shown.reason === null).sort((a, b) => a.answers - b.answers)
  return all.map(each => (each === open[0] ? { ...each, shown: { mean: null, reason: 'covers-another' } } : each))
}
