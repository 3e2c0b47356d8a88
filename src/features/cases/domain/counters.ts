import type { CaseCommand } from './transitions'

/** What Chinese city users count; each is one predicate (`data/case-counters.sql.ts`) for list, number, map and export. */
export const caseCounters = [
  'reported',
  'accepted',
  'filed',
  'dispatched',
  'due',
  'handled',
  'onTime',
  'near',
  'overdue',
  'late',
  'closed',
  'rework',
  'returned',
  'extended',
  'suspended',
  'supervised',
  'open',
] as const
export type CaseCounter = (typeof caseCounters)[number]

export const isCaseCounter = (value: unknown): value is CaseCounter => caseCounters.some(known => known === value)

/**
 * Whose step a counter speaks of, where cases are counted by post: of the cases that a post dispatched so many came
 * back, of those that it took so many are overdue, whether or not it did the work in the end.
 */
export const stepsOfCounter: Readonly<Record<CaseCounter, readonly CaseCommand[]>> = {
  reported: ['register'],
  accepted: ['file', 'reject', 'verify'],
  filed: ['file'],
  dispatched: ['dispatch'],
  due: ['accept'],
  handled: ['handle'],
  onTime: ['handle'],
  near: ['accept'],
  overdue: ['accept'],
  late: ['handle'],
  closed: ['close'],
  rework: ['handle'],
  returned: ['dispatch'],
  extended: ['extend'],
  suspended: ['suspend'],
  supervised: ['supervise', 'escalate'],
  open: ['accept'],
}
