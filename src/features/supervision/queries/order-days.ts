import type { City } from '../../areas'
import { cityCalendar, orderPauses } from '../../datasets/server'
import { type DayStretch, dayStretches, workingDays } from '../../flags'
import type { OrderRow } from '../data/order-list.queries'

export interface OrderDays {
  /** Working days of its limit, and those it was extended by. */
  readonly workdays: number
  readonly extendedDays: number
  readonly stretches: readonly DayStretch[]
  /** Its end lies in a year whose calendar is not announced yet. */
  readonly isProvisional: boolean
}

/** How an order's clock came to its end: each day in stretches, until it was reported; null where it has no end. */
export function orderDays(
  { issuedAt, dueAt, reportedAt, extendedDays, pauses }: OrderRow,
  at: Date,
  city: City,
): OrderDays | null {
  if (dueAt === null) return null
  const calendar = cityCalendar(city)
  const limits = city.clocks.order
  const to = Math.max(dueAt.getTime() - 1, Math.min(at.getTime(), reportedAt?.getTime() ?? at.getTime()))
  const span = { from: issuedAt.getTime(), to, dueAt: dueAt.getTime() }
  const days = workingDays(span, orderPauses(calendar, span.from, pauses, limits), calendar)
  return {
    workdays: limits.workdays,
    extendedDays: extendedDays ?? 0,
    stretches: dayStretches(days),
    isProvisional: days.some(each => !each.isOver && each.provisional),
  }
}
