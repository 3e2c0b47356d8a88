import type { Mark, Score } from './scale'

const MINUTE = 60_000
/** So many scores of one unit in so short a time from one address or all alike are no coincidence. */
const BURST = { scores: 5, withinMs: 10 * MINUTE }
const REPEAT_DAYS = 30

/** A score given before, as far as fairness looks at it. */
export interface EarlierScore {
  readonly at: Date
  readonly unit: string
  readonly projectCode: string
  readonly score: Score
  /** Salted hash of the address it came from. */
  readonly from: string | null
}

interface NewScore extends EarlierScore {
  readonly isInside: boolean
}

/** What is noticed about a score, from those of its unit before it. Pure: the same history gives the same marks. */
export function marksOf(given: NewScore, earlier: readonly EarlierScore[]): Mark[] {
  const ofUnit = earlier.filter(each => each.unit === given.unit && each.at <= given.at)
  const since = (ms: number) => ofUnit.filter(each => given.at.getTime() - each.at.getTime() <= ms)
  const recent = since(BURST.withinMs)
  const fromThere = recent.filter(each => each.from !== null && each.from === given.from)
  const alike = recent.filter(each => each.score === given.score)
  const marks: Mark[] = []
  if (since(REPEAT_DAYS * 1440 * MINUTE).some(each => each.projectCode === given.projectCode)) marks.push('repeat')
  if (fromThere.length + 1 >= BURST.scores || alike.length + 1 >= BURST.scores) marks.push('burst')
  if (given.isInside) marks.push('inside')
  return marks
}
