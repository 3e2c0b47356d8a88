import { type ClockLimits, clocksAtFirst } from '@/features/areas'
import {
  capPauses,
  dueWithPauses,
  joinPauses,
  readNamedPauses,
  stoppedMs,
  type WorkingCalendar,
  workingDaysUsed,
} from '@/shared/time'
import type { DeriveContext } from './context'
import { derive, numberOf, rounded, type Values } from './values'

const DAY = 86_400_000

/** A step is near its limit within two working days, or a fifth of the limit where that is more. */
export interface Near {
  readonly nearWorkdays: number
  readonly nearShare: number
}
export const nearAtFirst: Near = { nearWorkdays: 2, nearShare: 0.2 }

/**
 * The first moment at which a step is near its limit: no more working time left than `max(2 wd, 20 % of its limit)`.
 * Without a limit of its own, the limit is the working time from acceptance to the due moment.
 */
export function nearAt(
  calendar: WorkingCalendar,
  step: { readonly dueAt: number; readonly acceptedAt: number | null; readonly limitDays: number | null },
  { nearWorkdays, nearShare }: Near = nearAtFirst,
): number {
  const { dueAt, acceptedAt } = step
  const limit = step.limitDays ?? (acceptedAt === null ? 0 : calendar.workdaysBetween(acceptedAt, dueAt))
  const left = Math.max(nearWorkdays, nearShare * limit)
  const near = calendar.addWorkingMinutes(dueAt, -left * calendar.minutesOfDay)
  return acceptedAt === null ? near : Math.max(near, acceptedAt)
}

export type StepLamp = 'none' | 'yellow' | 'red'

/** The lamp of an open step at a moment. */
export const lampAt = (now: number, near: number, due: number): StepLamp =>
  now >= due ? 'red' : now >= near ? 'yellow' : 'none'

/** Working days by which a step's limit is extended: what its record says, up to what the city allows. */
export const extensionOf = (
  extendedDays: number | null,
  { stepExtensionWorkdays }: Pick<ClockLimits, 'stepExtensionWorkdays'>,
): number => Math.min(Math.max(0, extendedDays ?? 0), stepExtensionWorkdays)

/** Derived fields of an approval step that need nothing but its own row. */
export function approvalStepDeriver(context: DeriveContext): (values: Values) => void {
  const { calendar } = context
  const clocks = context.city.clocks ?? clocksAtFirst
  return values => {
    const acceptedAt = numberOf(values.acceptedAt)
    const doneAt = numberOf(values.doneAt)
    const limitDays = numberOf(values.limitDays)
    const read = values.pauses ? readNamedPauses(values.pauses) : null
    const pauses = read && joinPauses(capPauses(calendar, acceptedAt ?? 0, read, clocks.pauseWorkdays))
    if (acceptedAt !== null && limitDays !== null) {
      const value = limitDays + extensionOf(numberOf(values.extendedDays), clocks)
      derive(values, 'dueAt', dueWithPauses(calendar, acceptedAt, { value, unit: 'wd' }, pauses ?? []))
    }
    if (acceptedAt !== null && doneAt !== null && doneAt >= acceptedAt) {
      derive(values, 'workdaysUsed', workingDaysUsed(calendar, acceptedAt, doneAt, pauses ?? []))
      derive(values, 'elapsedDays', rounded((doneAt - acceptedAt) / DAY))
      if (pauses) derive(values, 'stopDays', rounded(stoppedMs(pauses, acceptedAt, doneAt) / DAY))
    }
    const dueAt = numberOf(values.dueAt)
    if (dueAt === null) {
      derive(values, 'flag', 'none')
      return
    }
    const near = nearAt(calendar, { dueAt, acceptedAt, limitDays })
    if (doneAt === null) {
      derive(values, 'flag', lampAt(context.now, near, dueAt))
      if (near <= context.now) derive(values, 'yellowAt', near)
      return
    }
    // Done: the lamp is out. It had been lit if the step came near before it was done.
    derive(values, 'flag', 'none')
    if (near < doneAt) derive(values, 'yellowAt', near)
    if (numberOf(values.yellowAt) !== null) derive(values, 'flagClearedAt', doneAt)
  }
}
