import { localDay } from '@/shared/time'
import { periodLengths } from '../stretch'
import { bordersOf } from './border-days'

/** Local days in which a live stretch begins or ends now, rising; the last is today. */
export function bandEdges(now: number, timezone: string): readonly number[] {
  const borders = bordersOf(now, timezone)
  const moments = [borders.now, ...periodLengths.map(length => borders.from[length])]
  return [...new Set(moments.map(each => localDay(timezone, each)))].sort((a, b) => a - b)
}

/**
 * The days between two edges lie in the same live stretches, so their sums can be told as those of one of them: the last.
 * null for an edge itself, through which a border runs, and for days to come, which are in no stretch yet.
 */
export function bandOf(day: number, edges: readonly number[]): number | null {
  for (const edge of edges) if (day <= edge) return day === edge ? null : edge - 1
  return null
}
