import { localDay, startOfLocalDay } from '@/shared/time'
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

/**
 * Where the borders stand when those that are in the next day in `to` have just entered it and the others have not moved;
 * null where one of them skips a day or goes back to one.
 */
export function enteredBorders(from: Borders, to: Borders, timezone: string): Borders | null {
  const enter = (at: number, day: number, next: number) => (day === next ? at : startOfLocalDay(timezone, next) / 1000)
  const isNext = (day: number, next: number) => next === day || next === day + 1
  if (!isNext(from.today, to.today)) return null
  if (!periodLengths.every(length => isNext(from.fromDay[length], to.fromDay[length]))) return null
  const starts = periodLengths.map(
    length => [length, enter(from.from[length], from.fromDay[length], to.fromDay[length])] as const,
  )
  return {
    now: enter(from.now, from.today, to.today),
    from: Object.fromEntries(starts) as Record<PeriodLength, number>,
    today: to.today,
    fromDay: to.fromDay,
  }
}

/** Days that hold a border: their steps are needed by the second. */
export const daysOf = ({ today, fromDay }: Borders): ReadonlySet<number> =>
  new Set([today, ...periodLengths.map(length => fromDay[length])])

/** The same days, rising: by these, sums of whole days are put together (`bandEdges`). */
export const edgesOf = (borders: Borders): readonly number[] => [...daysOf(borders)].sort((a, b) => a - b)
