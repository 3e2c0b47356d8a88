import type { WorkingCalendar } from '@/shared/time'
import type { Span } from './formula'

const DAY = 86_400_000

/**
 * The first moment whose clock of `span` runs out at `due` or later. Due moments never fall as their clocks begin
 * later, so rows are judged by comparing when they began, and the calendar is asked twice a formula, not twice a row.
 */
export function startsFrom(calendar: WorkingCalendar, { count, unit }: Span, due: Date): Date {
  const target = due.getTime()
  const dueAt = (start: number) => calendar.dueAt(start, { value: count, unit })
  let high = target
  let step = count * DAY
  let low = high - step
  while (dueAt(low) >= target) {
    high = low
    step *= 2
    low -= step
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (dueAt(middle) >= target) high = middle
    else low = middle
  }
  return new Date(high)
}
