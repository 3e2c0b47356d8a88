import { findDataset } from '@/features/datasets'
import type { Connection } from '@/platform/db/client'

interface ChangeRow {
  readonly seq: number
  readonly type: string
  readonly subject: string
  readonly dataset: string | null
}

export interface RecordChanges {
  /** Datasets with a change; null: something changed that names none, so anything may have. */
  readonly datasets: ReadonlySet<string> | null
  /** Last number read. */
  readonly seq: number
}

/** Which datasets changed after a number of the event log. Our own events are no change of records. */
export async function recordChanges(sql: Connection, after: number): Promise<RecordChanges> {
  const rows = await sql<ChangeRow[]>`
    select max(seq) as seq, type, split_part(subject, ':', 1) as subject, data ->> 'dataset' as dataset
    from event_log where seq > ${after} group by 2, 3, 4`
  let seq = after
  let isUnknown = false
  const datasets = new Set<string>()
  for (const row of rows) {
    seq = Math.max(seq, row.seq)
    if (row.type.startsWith('index.')) continue
    const name = [row.dataset, row.subject].find(each => each !== null && findDataset(each))
    if (name) datasets.add(name)
    else if (row.type.startsWith('record')) isUnknown = true
  }
  return { datasets: isUnknown ? null : datasets, seq }
}
