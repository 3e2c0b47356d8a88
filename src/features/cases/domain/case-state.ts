import type { NoteStep } from './supervision-note'

/** Where a case can stand; the order is that of a life without detours. */
export const caseStatuses = [
  'reported',
  'filed',
  'dispatched',
  'handling',
  'handled',
  'checked',
  'closed',
  'rejected',
  'suspended',
  'voided',
] as const
export type CaseStatus = (typeof caseStatuses)[number]

export const isCaseStatus = (value: unknown): value is CaseStatus => caseStatuses.some(known => known === value)

/** Nothing leads out of these: what is voided stays voided, and says into which case it went. */
export const ends: ReadonlySet<CaseStatus> = new Set(['voided'])

export interface StoredPause {
  readonly from: string
  readonly to?: string | undefined
  readonly kind: string
  readonly reason: string
  /** Where the case stood when the clock was stopped. */
  readonly was?: CaseStatus | undefined
}

/** What a command reads of a case. Moments are epoch milliseconds. */
export interface CaseState {
  readonly id: string
  readonly caseNo: string
  readonly status: CaseStatus
  readonly cls: string
  readonly unit: string | null
  readonly district: string | null
  readonly severity: number | null
  readonly filedAt: number | null
  readonly dispatchedAt: number | null
  readonly acceptedAt: number | null
  readonly handledAt: number | null
  readonly closedAt: number | null
  readonly rejectedAt: number | null
  readonly limitAt: number | null
  readonly checkRequestedAt: number | null
  readonly verifyRequestedAt: number | null
  readonly returnCount: number
  readonly reworkCount: number
  readonly assignee: string | null
  readonly appeal: string | null
  readonly pauses: readonly StoredPause[]
}

/** What former steps say beside the record: who did the work, who gave it back, how often a clock was moved. */
export interface CaseHistory {
  /** Actor of the last report of work done, as `person:…`; null where another system sent it. */
  readonly handledBy: string | null
  /** Unit that gave the case back last and was not told by a ruling that it is its own all the same. */
  readonly returnedBy: string | null
  /** Unit that a ruling named last and that has not given the case back since. */
  readonly ruledUnit: string | null
  readonly extensions: number
  readonly suspensions: number
  readonly escalations: number
  /** The newest step of the case's supervision note; `null`: none was written. */
  readonly note: NoteStep | null
}

export const noHistory: CaseHistory = {
  handledBy: null,
  returnedBy: null,
  ruledUnit: null,
  extensions: 0,
  suspensions: 0,
  escalations: 0,
  note: null,
}

const moment = (value: unknown): number | null => {
  const read = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(read) ? null : read
}
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const count = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** Reads a case from its fields by name (`holdRecord`). @throws RangeError for a status nobody declared */
export function caseStateOf(id: string, fields: Readonly<Record<string, unknown>>): CaseState {
  if (!isCaseStatus(fields.status)) throw new RangeError(`no status of a case: ${String(fields.status)}`)
  return {
    id,
    caseNo: String(fields.caseNo),
    status: fields.status,
    cls: String(fields.cls),
    unit: text(fields.unit),
    district: text(fields.district),
    severity: typeof fields.severity === 'number' ? fields.severity : null,
    filedAt: moment(fields.filedAt),
    dispatchedAt: moment(fields.dispatchedAt),
    acceptedAt: moment(fields.acceptedAt),
    handledAt: moment(fields.handledAt),
    closedAt: moment(fields.closedAt),
    rejectedAt: moment(fields.rejectedAt),
    limitAt: moment(fields.limitAt),
    checkRequestedAt: moment(fields.checkRequestedAt),
    verifyRequestedAt: moment(fields.verifyRequestedAt),
    returnCount: count(fields.returnCount),
    reworkCount: count(fields.reworkCount),
    assignee: text(fields.assignee),
    appeal: text(fields.appeal),
    pauses: Array.isArray(fields.pauses) ? (fields.pauses as StoredPause[]) : [],
  }
}
