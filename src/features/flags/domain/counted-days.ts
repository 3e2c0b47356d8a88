import { type CappedPause, dayText, localDay, startOfLocalDay, type WorkingCalendar } from '@/shared/time'

/** One local day of a running clock. */
export interface CountedDay {
  /** `2026-11-21` */
  readonly day: string
  /** Which day of the clock it is, from 1; null where it does not count. */
  readonly count: number | null
  /** `capped`: counted, since the pause that its record tells of had stopped the clock for as long as it may. */
  readonly why: 'counted' | 'day-off' | 'paused' | 'capped'
  /** The clock has run out by this day. */
  readonly isOver: boolean
  /** A working day that is assumed, since its year's calendar is not announced yet. */
  readonly provisional: boolean
}

/** Local days after the day of `from`, up to and with the day of `to` (epoch ms). */
function* daysAfter(from: number, to: number, timezone: string): Generator<number> {
  const last = localDay(timezone, to)
  for (let day = localDay(timezone, from) + 1; day <= last; day += 1) yield day
}

/** Calendar days: each counts, the starting day does not; over from day `limit` + 1. */
export function calendarDays(from: number, to: number, limit: number, timezone: string): CountedDay[] {
  return Array.from(daysAfter(from, to, timezone), (day, index) => ({
    day: dayText(day),
    count: index + 1,
    why: 'counted',
    isOver: index + 1 > limit,
    provisional: false,
  }))
}

/**
 * Working days of a clock that stands still during pauses: a pause stops the days after the one it begins on, up to
 * and with the one it ends on or reaches its cap on. Over from the day that begins at or after `dueAt`.
 */
export function workingDays(
  span: { readonly from: number; readonly to: number; readonly dueAt: number },
  pauses: readonly Pick<CappedPause, 'from' | 'to' | 'saidTo'>[],
  calendar: WorkingCalendar,
): CountedDay[] {
  const { timezone } = calendar
  let counted = 0
  return Array.from(daysAfter(span.from, span.to, timezone), number => {
    const day = dayText(number)
    const isAfter = (moment: number) => localDay(timezone, Math.max(moment, span.from)) < number
    const isUpTo = (moment: number) => moment === Number.POSITIVE_INFINITY || number <= localDay(timezone, moment)
    const isPaused = pauses.some(each => isAfter(each.from) && isUpTo(each.to))
    const isCapped = pauses.some(each => each.saidTo !== null && isAfter(each.to) && isUpTo(each.saidTo))
    const working = isPaused ? 'paused' : isCapped ? 'capped' : 'counted'
    const why = calendar.isWorkday(day) ? working : 'day-off'
    const isCounted = why === 'counted' || why === 'capped'
    if (isCounted) counted += 1
    return {
      day,
      count: isCounted ? counted : null,
      why,
      isOver: startOfLocalDay(timezone, number) >= span.dueAt,
      provisional: calendar.provisional(day),
    } as const
  })
}
