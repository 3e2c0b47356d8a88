/**
 * A percentile after one more value: the smallest value with at least `percent` % of the values at or below it. Pure.
 * `sorted`: the values so far, ascending.
 */
export function percentileWith(sorted: readonly number[], percent: number, added: number): number {
  const place = Math.ceil((percent * (sorted.length + 1)) / 100)
  const low = sorted[place - 2] ?? Number.NEGATIVE_INFINITY
  const high = sorted[place - 1] ?? Number.POSITIVE_INFINITY
  return Math.min(high, Math.max(low, added))
}
