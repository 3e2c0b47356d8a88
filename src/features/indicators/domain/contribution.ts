import { type DimensionName, dimensionNames } from './index-snapshot'
import { dimensionIndex } from './index-value'
import type { DimensionShares } from './indicator'

/** One indicator in one area at a moment. */
export interface Moment {
  readonly value: number | null
  /** Null: it has no value, and no part in the index. */
  readonly score: number | null
  readonly weight: number
}

/** One indicator before and after; null: it was not in the list (or did not apply) then. */
export interface Moved {
  readonly code: string
  readonly dimension: DimensionName
  readonly before: Moment | null
  readonly after: Moment | null
  /** Score that the value before has by the parameters after; absent where these are the same or cannot be applied. */
  readonly rescored?: number
}

export interface Contribution {
  readonly code: string
  readonly dimension: DimensionName
  /** Points of the area's index. */
  readonly contribution: number
  /** Of these, what its value did, and what its floor, goal and weight did. */
  readonly valuePart: number
  readonly parameterPart: number
  /** Points of the index that one point of its score was worth; 0 where it had no value before or after. */
  readonly perPoint: number
  readonly kind: 'value' | 'appeared' | 'vanished' | 'parameters'
}

export interface DimensionLine {
  readonly dimension: DimensionName
  readonly contribution: number
}

export interface Decomposed {
  /** Index after less index before. */
  readonly change: number
  /** Indicators that did anything, the biggest effect first. */
  readonly items: readonly Contribution[]
  /** What the one-vote cap took away or gave back. */
  readonly caps: readonly DimensionLine[]
  /** What changed shares of the dimensions did. */
  readonly shares: readonly DimensionLine[]
  readonly dimensions: readonly {
    readonly code: DimensionName
    readonly before: number
    readonly after: number
    readonly contribution: number
  }[]
}

interface Sums {
  readonly weight: number
  readonly mean: number
}

function sumsOf(moments: readonly (Moment | null)[]): Sums {
  let weight = 0
  let weighted = 0
  for (const each of moments) {
    if (each === null || each.score === null) continue
    weight += each.weight
    weighted += each.weight * each.score
  }
  return { weight, mean: weight === 0 ? 0 : weighted / weight }
}

/**
 * Splits the change of an index into lines that add up to it exactly (up to rounding). Pure.
 *
 * A dimension is a weighted mean M = Σ w·s / Σ w over the indicators with a value. Its change is
 *
 *     M₁ − M₀ = Σ [w₁(s₁ − M₀) − w₀(s₀ − M₀)] / W₁ = Σ [w₁(s₁ − M₁) − w₀(s₀ − M₁)] / W₀
 *
 * with w = 0 where an indicator has no value; each line is the mean of its two terms, so that before and after may be
 * exchanged. An indicator that is as it was has the line 0, whatever the others do: that the weights of all must be
 * shared anew among more or fewer is the doing of those that appeared or vanished, each with the distance of its score
 * from the mean. Between value and parameters a line is split at the score that the old value has by the new
 * parameters. The one-vote cap is a line of its own: what it held back after less what it held back before. Dimensions
 * count with the mean of their two shares; what a change of shares did is a line a dimension, told from the mean of
 * the index.
 *
 * `null` where the index has no value before or after.
 */
export function decompose(moved: readonly Moved[], before: DimensionShares, after: DimensionShares): Decomposed | null {
  const items: Contribution[] = []
  const caps: DimensionLine[] = []
  const dimensions: { code: DimensionName; before: number; after: number; contribution: number }[] = []
  for (const dimension of dimensionNames) {
    const own = moved.filter(each => each.dimension === dimension)
    const was = dimensionIndex(dimension, scoredOf(own, dimension, 'before'))
    const is = dimensionIndex(dimension, scoredOf(own, dimension, 'after'))
    if (was.value === null || is.value === null) return null
    const share = (before[dimension] + after[dimension]) / 2
    const from = sumsOf(own.map(each => each.before))
    const to = sumsOf(own.map(each => each.after))
    for (const each of own) {
      const line = lineOf(each, from, to, share)
      if (line) items.push(line)
    }
    const cap = share * (is.value - to.mean - (was.value - from.mean))
    if (cap !== 0) caps.push({ dimension, contribution: cap })
    dimensions.push({
      code: dimension,
      before: was.value,
      after: is.value,
      contribution: share * (is.value - was.value),
    })
  }
  const value = (side: 'before' | 'after', shares: DimensionShares) =>
    dimensions.reduce((sum, each) => sum + shares[each.code] * each[side], 0)
  const [first, last] = [value('before', before), value('after', after)]
  const middle = (first + last) / 2
  const shares = dimensions.flatMap(({ code, before: was, after: is }) => {
    const contribution = ((was + is) / 2 - middle) * (after[code] - before[code])
    return contribution === 0 ? [] : [{ dimension: code, contribution }]
  })
  items.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.code < b.code ? -1 : 1))
  return { change: last - first, items, caps, shares, dimensions }
}

const scoredOf = (moved: readonly Moved[], dimension: DimensionName, side: 'before' | 'after') =>
  moved.flatMap(each => {
    const moment = each[side]
    return moment === null ? [] : [{ dimension, weight: moment.weight, score: moment.score }]
  })

function lineOf(
  { code, dimension, before, after, rescored }: Moved,
  from: Sums,
  to: Sums,
  share: number,
): Contribution | null {
  const [w0, s0] = before === null || before.score === null ? [0, 0] : [before.weight, before.score]
  const [w1, s1] = after === null || after.score === null ? [0, 0] : [after.weight, after.score]
  if (w0 === 0 && w1 === 0) return null
  const between = (weightA: number, scoreA: number, weightB: number, scoreB: number) =>
    (share / 2) *
    ((weightB * (scoreB - from.mean) - weightA * (scoreA - from.mean)) / to.weight +
      (weightB * (scoreB - to.mean) - weightA * (scoreA - to.mean)) / from.weight)
  const stays = w0 > 0 && w1 > 0
  const middle = rescored ?? s0
  const parameterPart = stays && (w0 !== w1 || middle !== s0) ? between(w0, s0, w1, middle) : 0
  const valuePart = stays ? between(w1, middle, w1, s1) : between(w0, s0, w1, s1)
  const contribution = parameterPart + valuePart
  if (contribution === 0) return null
  const kind =
    w0 === 0
      ? 'appeared'
      : w1 === 0
        ? 'vanished'
        : Math.abs(parameterPart) > Math.abs(valuePart)
          ? 'parameters'
          : 'value'
  const perPoint = stays ? (share / 2) * w1 * (1 / to.weight + 1 / from.weight) : 0
  return { code, dimension, contribution, valuePart, parameterPart, perPoint, kind }
}
