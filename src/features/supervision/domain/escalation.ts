import type { WorkingCalendar } from '@/shared/time'

/**
 * The ladder an order climbs when its day has passed without a report: first the unit and the supervisor are told, three
 * working days later the leader. The rung above is a rule's: a yellow flag on the unit after thirty days.
 */
export const rungs = [
  { kind: 'overdue', workdays: 0 },
  { kind: 'escalated', workdays: 3 },
] as const
export type Rung = (typeof rungs)[number]

/** When an order due at a moment (epoch ms) reaches a rung. */
export const rungAt = ({ workdays }: Rung, dueAt: number, calendar: WorkingCalendar): number =>
  // a limit at 24:00 belongs to the day that ends there
  workdays === 0 ? dueAt : calendar.addWorkingDays(dueAt - 1, workdays)

/** The rungs that an order has reached and nobody has been told of, the lowest first. */
export const rungsToTell = (
  { dueAt, told }: { readonly dueAt: number; readonly told: readonly string[] },
  now: number,
  calendar: WorkingCalendar,
): Rung[] => rungs.filter(each => !told.includes(each.kind) && rungAt(each, dueAt, calendar) <= now)
