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

/** Local days (days since 1970) through which a border runs, with a day on either side: their steps are kept by the second. */
export function borderDays(now: number, timezone: string): ReadonlySet<number> {
  const { from } = bordersOf(now, timezone)
  const moments = [now, ...periodLengths.map(length => from[length])]
  return new Set(
    moments.flatMap(each => {
      const day = localDay(timezone, each)
      return [day - 1, day, day + 1]
    }),
  )
}
