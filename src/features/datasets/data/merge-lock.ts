import type { Tx } from '@/platform/db/client'

const MERGE_LOCK = 5101010

/**
 * Makes this transaction the only writer of a dataset's records until it ends. Whoever writes records takes it first:
 * two batches with the same new key would both find nothing, and two writers could wait for each other's rows.
 */
export const lockRecords = (tx: Tx, dataset: string) =>
  tx`select pg_advisory_xact_lock(${MERGE_LOCK}, hashtext(${dataset}))`
