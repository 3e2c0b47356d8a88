import { localDay } from '@/shared/time'
import { liveStretch, type PeriodLength, periodLengths } from '../stretch'

/** Ends of the live stretches, epoch ms: all end now. */
export interface Borders {
  readonly now: number
  readonly from: Readonly<Record<PeriodLength, number>>
}

export function bordersOf(now: number, timezone: string): Borders {
  const from = (length: PeriodLength) => liveStretch(length, new Date(now), timezone).from.getTime()
  return {
    now,
    from: {
      daily: from('daily'),
      weekly: from('weekly'),
      monthly: from('monthly'),
      quarterly: from('quarterly'),
      annual: from('annual'),
    },
  }
}

/** So long around midnight a transaction and whoever follows it may not agree which day it is. */
const DOUBT_MS = 3_600_000

/**
 * Local days (days since 1970) through which a border runs: their steps are kept by the second. A day that a border has
 * entered and that was kept whole is read from the records again.
 */
export function borderDays(now: number, timezone: string): ReadonlySet<number> {
  const moments = [now - DOUBT_MS, now, now + DOUBT_MS].flatMap(each => {
    const { from } = bordersOf(each, timezone)
    return [each, ...periodLengths.map(length => from[length])]
  })
  return new Set(moments.map(each => localDay(timezone, each)))
}
