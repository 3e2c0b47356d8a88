import type { Connection } from '@/platform/db/client'
import { toldDatasets } from '../domain/wall-datasets'

export interface EventRow {
  readonly seq: number
  readonly at: Date
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The newest events that tell of records, lamps and flags, newest first; `topic` is `wall` or `area:<code>`. */
export const newestEvents = (sql: Connection, topic: string, at: Date, limit: number) => sql<EventRow[]>`
  select seq, at, type, data
  from event_log
  where topics @> array[${topic}]
    and (type in ('record.added', 'record.changed', 'records.changed', 'flag.raised', 'flag.cleared')
      or starts_with(type, 'case.'))
    and at <= ${at}
    and (split_part(subject, ':', 1) = any(${['flag', ...toldDatasets]})
      or subject = any(${toldDatasets.map(name => `dataset:${name}`)}))
  order by seq desc limit ${limit}`
