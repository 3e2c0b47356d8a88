import { clocksAtFirst, type OrderClockLimits } from '@/features/areas'
import { capPauses, dueWithPauses, joinPauses, type Limit, readNamedPauses, type WorkingCalendar } from '@/shared/time'
import type { DeriveContext } from './context'
import { derive, numberOf, type Values } from './values'

/** An order's limit: the city's working days, and those it was extended by. */
export const orderLimit = (extendedDays: number | null, { workdays }: OrderClockLimits): Limit => ({
  value: workdays + Math.max(0, extendedDays ?? 0),
  unit: 'wd',
})

/** Pauses of an order's clock, each up to the city's cap. */
export const orderPauses = (
  calendar: WorkingCalendar,
  issuedAt: number,
  pauses: unknown,
  { suspensionWorkdays }: OrderClockLimits,
) => capPauses(calendar, issuedAt, readNamedPauses(pauses) ?? [], { suspension: suspensionWorkdays })

/** When an order is to be answered by: its limit from its issue, moved by extensions and suspensions. */
export function workOrderDeriver({ calendar, city }: DeriveContext): (values: Values) => void {
  const limits = (city.clocks ?? clocksAtFirst).order
  return values => {
    const issuedAt = numberOf(values.issuedAt)
    if (issuedAt === null) return
    const pauses = joinPauses(orderPauses(calendar, issuedAt, values.pauses, limits))
    derive(
      values,
      'dueAt',
      dueWithPauses(calendar, issuedAt, orderLimit(numberOf(values.extendedDays), limits), pauses),
    )
  }
}
