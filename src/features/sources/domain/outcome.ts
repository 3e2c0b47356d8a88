import type { DateColumn } from './field-reader'
import type { RefusalCode } from './refusal'

/** Counts of a batch, of emitted records; `rows` are those of the delivery (`decisions` 2). */
export interface BatchCounts {
  readonly rows: number
  readonly received: number
  /** New. */
  readonly accepted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

/** What a person needs beside the counts to mend a delivery. */
export interface BatchReport {
  /** Name of the profile it was read by; `null`: in our own terms. */
  readonly profile: string | null
  /** The moment from which the whole delivery was said to hold. */
  readonly heldFrom: string | null
  readonly format: string
  readonly encoding?: string
  readonly delimiter?: string
  /** Refused records by code. */
  readonly byCode: Partial<Record<RefusalCode, number>>
  /** Columns that no field takes. */
  readonly unusedColumns: readonly string[]
  /** Columns the profile reads and the delivery lacks. */
  readonly missingColumns: readonly string[]
  readonly warnings: Record<string, number>
  /** Words for a responsible unit that no alias knows, most frequent first. */
  readonly unknownUnits: Record<string, number>
  /** Columns where a date pattern met an impossible day. */
  readonly dates: readonly DateColumn[]
}

export interface BatchOutcome extends BatchCounts, BatchReport {
  readonly batch: string
  readonly source: string
  readonly datasets: readonly string[]
  readonly receivedAt: string
  readonly knownFrom: string
  readonly retryOf: string | null
  /** `person:…`, `client:…`, `system:…`; null where it was not kept. */
  readonly sentBy: string | null
}
