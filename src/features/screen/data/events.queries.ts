import type { Connection } from '@/platform/db/client'
import { toldDatasets } from '../domain/wall-datasets'

/** The last event of the log; 0 while it is empty. */
export async function lastSeq(sql: Connection): Promise<number> {
  const [row] = await sql<{ readonly seq: number | null }[]>`select max(seq) as seq from event_log`
  return row?.seq ?? 0
}

export interface EventRow {
  readonly seq: number
  readonly at: Date
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The newest events that tell of records, newest first; `topic` is `wall` or `area:<code>`. */
export const newestEvents = (sql: Connection, topic: string, at: Date, limit: number) => sql<EventRow[]>`
  select seq, at, type, data
  from event_log
  where topics @> array[${topic}]
    and type in ('record.added', 'record.changed', 'records.changed')
    and at <= ${at}
    and (split_part(subject, ':', 1) = any(${toldDatasets as unknown as string[]})
      or subject = any(${toldDatasets.map(name => `dataset:${name}`)}))
  order by seq desc limit ${limit}`
