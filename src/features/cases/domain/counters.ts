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
