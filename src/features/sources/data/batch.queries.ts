import type { Connection, Tx } from '../../../platform/db/client'
import { lockRecords } from '../../datasets/server'
import type { BatchCounts, BatchOutcome, BatchReport } from '../domain/outcome'

interface NewBatch {
  readonly id: string
  readonly source: string
  readonly datasets: readonly string[]
  readonly receivedAt: Date
  readonly retryOf: string | null
  readonly sentBy: string
}

/**
 * Makes this transaction the only writer of the datasets until it ends, and says from which moment its versions are
 * known: now, but after every batch before it. Locks are taken in one order, so that two batches never wait for each other.
 */
export async function openBatch(tx: Tx, batch: NewBatch, now: () => Date): Promise<Date> {
  for (const dataset of [...batch.datasets].sort()) await lockRecords(tx, dataset)
  const [last] = await tx<{ at: Date | null }[]>`select max(known_from) as at from batch`
  const knownFrom = new Date(Math.max(now().getTime(), last?.at ? last.at.getTime() + 1 : 0))
  await tx`
    insert into batch (id, source, datasets, received_at, known_from, retry_of, sent_by)
    values (${batch.id}, ${batch.source}, ${[...batch.datasets]}, ${batch.receivedAt}, ${knownFrom}, ${batch.retryOf}, ${batch.sentBy})`
  return knownFrom
}

export async function closeBatch(tx: Tx, id: string, counts: BatchCounts, report: BatchReport): Promise<void> {
  await tx`
    update batch set rows = ${counts.rows}, received = ${counts.received}, accepted = ${counts.accepted},
      updated = ${counts.updated}, unchanged = ${counts.unchanged}, rejected = ${counts.rejected},
      report = ${tx.json(report as never)}
    where id = ${id}`
}

/** Batches that are looked at for a source's last delivery; one that is rarer is not worth a search. */
const LAST_BATCHES = 100

/** Whether the last delivery of a source to a dataset, among the last batches of all, was mostly new records. */
export async function sentNewRecords(tx: Tx, source: string, dataset: string, except: string): Promise<boolean> {
  const [last] = await tx<{ isNew: boolean }[]>`
    select accepted * 2 > received as "isNew"
    from (select * from batch order by known_from desc, id desc limit ${LAST_BATCHES}) b
    where source = ${source} and ${dataset} = any(datasets) and id <> ${except}
    order by known_from desc, id desc limit 1`
  return last?.isNew ?? false
}

interface BatchRow extends BatchCounts {
  readonly id: string
  readonly source: string
  readonly datasets: string[]
  readonly received_at: Date
  readonly known_from: Date
  readonly retry_of: string | null
  readonly sent_by: string | null
  readonly report: BatchReport
}

const toOutcome = (row: BatchRow): BatchOutcome => ({
  batch: row.id,
  source: row.source,
  datasets: row.datasets,
  rows: row.rows,
  received: row.received,
  accepted: row.accepted,
  updated: row.updated,
  unchanged: row.unchanged,
  rejected: row.rejected,
  ...row.report,
  receivedAt: row.received_at.toISOString(),
  knownFrom: row.known_from.toISOString(),
  retryOf: row.retry_of,
  sentBy: row.sent_by,
})

export async function findBatch(sql: Connection, id: string): Promise<BatchOutcome | null> {
  const [row] = await sql<BatchRow[]>`select * from batch where id = ${id}`
  return row ? toOutcome(row) : null
}

/** Newest first, those after `before`. */
export async function listBatches(
  sql: Connection,
  limit: number,
  before?: { readonly knownFrom: Date; readonly id: string },
): Promise<BatchOutcome[]> {
  const rows = await sql<BatchRow[]>`
    select * from batch
    where ${before ? sql`(known_from, id) < (${before.knownFrom}, ${before.id})` : sql`true`}
    order by known_from desc, id desc limit ${limit}`
  return rows.map(toOutcome)
}
