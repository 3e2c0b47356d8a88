import { dueWithPauses, type Limit, type LimitUnit, readPauses } from '@/shared/time'
import { type DeriveContext, readLimit } from './context'
import { derive, numberOf, textOf, type Values } from './values'

/** Hours between the handling deadline and the closing deadline where the city sets none. */
const CLOSING_HOURS = 4

/** Of the limits of a class, the most severe first: severity 1 the first, 2 the middle (rounded up), 3 or none the last. */
export function limitBySeverity(limits: readonly Limit[], severity: number | null): Limit | undefined {
  if (severity === 1) return limits[0]
  if (severity === 2) return limits[Math.floor(limits.length / 2)]
  return limits[limits.length - 1]
}

/** Derived fields of a case that need nothing but its own row. */
export function caseDeriver(context: DeriveContext): (values: Values) => void {
  const { calendar, city } = context
  const limits = new Map([...city.classes].map(([code, each]) => [code, each.limits.map(readLimit)] as const))
  const closing = city.closingHours ?? CLOSING_HOURS

  return values => {
    const filedAt = numberOf(values.filedAt)
    derive(values, 'triagedAt', filedAt ?? numberOf(values.rejectedAt))
    const own = limits.get(textOf(values.cls) ?? '')
    derive(values, 'clsValid', own !== undefined)
    if (filedAt !== null && numberOf(values.limitAt) === null) {
      const value = numberOf(values.limitValue)
      const unit = textOf(values.limitUnit) as LimitUnit | null
      const limit =
        value !== null && unit !== null ? { value, unit } : own && limitBySeverity(own, numberOf(values.severity))
      if (limit) {
        const pauses = values.pauses ? (readPauses(values.pauses) ?? []) : []
        const due = dueWithPauses(calendar, filedAt, limit, pauses)
        const extended = numberOf(values.extendedTo)
        // A granted extension moves the deadline, never forward in time.
        derive(values, 'limitAt', extended !== null && !(extended < due) ? extended : due)
      }
    }
    const limitAt = numberOf(values.limitAt)
    if (limitAt !== null) derive(values, 'shouldCloseBy', calendar.addWorkingMinutes(limitAt, closing * 60))
  }
}
