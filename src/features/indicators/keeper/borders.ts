import { localDay } from '@/shared/time'
import { liveStretch, type PeriodLength, periodLengths } from '../domain/stretch'

/** Where live stretches end and begin, in epoch seconds, and the local days these lie in. */
export interface Borders {
  readonly now: number
  readonly from: Readonly<Record<PeriodLength, number>>
  readonly today: number
  readonly fromDay: Readonly<Record<PeriodLength, number>>
}

/** Live values are those of the clock's last whole second. */
export const wholeSecond = (now: Date): Date => new Date(Math.floor(now.getTime() / 1000) * 1000)

export function liveBorders(now: Date, timezone: string): Borders {
  const starts = periodLengths.map(length => [length, liveStretch(length, now, timezone).from.getTime()] as const)
  const each = (of: (start: number) => number) =>
    Object.fromEntries(starts.map(([length, start]) => [length, of(start)])) as Record<PeriodLength, number>
  return {
    now: now.getTime() / 1000,
    from: each(start => start / 1000),
    today: localDay(timezone, now.getTime()),
    fromDay: each(start => localDay(timezone, start)),
  }
}

export const hasSameDays = (a: Borders, b: Borders): boolean =>
  a.today === b.today && periodLengths.every(length => a.fromDay[length] === b.fromDay[length])

/** Days that hold a border: their steps are needed by the second. */
export const daysOf = ({ today, fromDay }: Borders): ReadonlySet<number> =>
  new Set([today, ...periodLengths.map(length => fromDay[length])])
