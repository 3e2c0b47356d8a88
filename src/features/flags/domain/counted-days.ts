import { dayText, localDay, type Pause, startOfLocalDay, type WorkingCalendar } from '@/shared/time'

/** One local day of a running clock. */
export interface CountedDay {
  /** `2026-11-21` */
  readonly day: string
  /** Which day of the clock it is, from 1; null where it does not count. */
  readonly count: number | null
  readonly why: 'counted' | 'day-off' | 'paused'
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
 * and with the one it ends on. Over from the day that begins at or after `dueAt`.
 */
export function workingDays(
  span: { readonly from: number; readonly to: number; readonly dueAt: number },
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): CountedDay[] {
  const { timezone } = calendar
  let counted = 0
  return Array.from(daysAfter(span.from, span.to, timezone), number => {
    const day = dayText(number)
    const isPaused = pauses.some(
      each =>
        localDay(timezone, Math.max(each.from, span.from)) < number &&
        (each.to === Number.POSITIVE_INFINITY || number <= localDay(timezone, each.to)),
    )
    const why = calendar.isWorkday(day) ? (isPaused ? 'paused' : 'counted') : 'day-off'
    if (why === 'counted') counted += 1
    return {
      day,
      count: why === 'counted' ? counted : null,
      why,
      isOver: startOfLocalDay(timezone, number) >= span.dueAt,
      provisional: calendar.provisional(day),
    } as const
  })
}
