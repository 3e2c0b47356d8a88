import type { Dataset } from '../../datasets'
import type { Values } from '../../datasets/server'
import type { RawRow } from '../readers'
import type { Refused } from './refusal'

/** One record that a row gives. */
export interface Emission {
  readonly dataset: Dataset
  readonly source: string
  readonly sourceId: string
  /** The emitter's own, filled anew for the next row: read it at once. */
  readonly values: Values
  /** Epoch milliseconds from which the content holds; `null`: from the commit. */
  readonly heldFrom: number | null
  /** The record is withdrawn; its values are not looked at. */
  readonly withdrawn: boolean
  /** When the record was first taken in, where the sender knows. */
  readonly ingestedAt: number | null
}

/** Takes what a row gives: records, and refusals in their place. */
export interface EmissionSink {
  record(emission: Emission, row: RawRow): void
  /** `dataset` is `null` where the row could not be read at all. */
  refused(refused: Refused, row: RawRow, dataset: Dataset | null): void
}
