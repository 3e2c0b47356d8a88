import { hasAdditiveParts, type Parts, valueOfNumbers, valueOfParts } from './contribution-parts'
import type { Formula } from './formula'

export interface DistrictMove {
  readonly code: string
  readonly before: Parts
  readonly after: Parts
}

export interface DistrictShare {
  readonly code: string
  /** Points of the indicator's score in the city. */
  readonly points: number
}

interface Split {
  readonly formula: Formula
  readonly score: (value: number) => number
  readonly before: Parts
  readonly after: Parts
  readonly districts: readonly DistrictMove[]
}

/**
 * How much of the change of an indicator's score in the city each district made: their parts are replaced one by one,
 * once in the order of their codes and once in the opposite order, and a district's share is the mean of the two steps
 * it made. The shares add up to the change of the score exactly, since each order goes from the city as it was to the
 * city as it is. `null`: not divisible, because the parts do not add up over districts. Pure.
 */
export function splitByDistrict({ formula, score, before, after, districts }: Split): readonly DistrictShare[] | null {
  if (!hasAdditiveParts(formula)) return null
  const [from, to] = [valueOfParts(formula, before), valueOfParts(formula, after)]
  if (from === null || to === null) return null
  const moves = districts
    .map(each => ({ code: each.code, before: numbers(each.before), after: numbers(each.after) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const isSum = (city: Parts, side: 'before' | 'after') =>
    numbers(city).every((own, i) => {
      const sum = moves.reduce((total, each) => total + (each[side][i] ?? 0), 0)
      // parts that were divided (hours of seconds) are rounded in their last place
      return own === null || Math.abs(own - sum) <= 1e-9 * Math.max(1, Math.abs(own))
    })
  if (!isSum(before, 'before') || !isSum(after, 'after')) return null
  const points = new Map<string, number>()
  for (const order of [moves, [...moves].reverse()]) {
    let [top, bottom] = numbers(before)
    let known = score(from)
    order.forEach((each, i) => {
      top = top === null ? null : top + (each.after[0] ?? 0) - (each.before[0] ?? 0)
      bottom = bottom === null ? null : bottom + (each.after[1] ?? 0) - (each.before[1] ?? 0)
      // on the way there may be nothing to divide by: the score stands until there is
      const value = i === order.length - 1 ? to : valueOfNumbers(formula, top, bottom)
      const next = value === null ? known : score(value)
      points.set(each.code, (points.get(each.code) ?? 0) + (next - known) / 2)
      known = next
    })
  }
  return moves.map(({ code }) => ({ code, points: points.get(code) ?? 0 }))
}

const numbers = ({ numerator, denominator }: Parts): [number | null, number | null] => [
  numerator === null ? null : Number(numerator),
  denominator === null ? null : Number(denominator),
]
