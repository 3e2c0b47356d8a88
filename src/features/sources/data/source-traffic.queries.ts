import type { Connection } from '../../../platform/db/client'

export interface SourceTraffic {
  readonly source: string
  readonly batches: number
  readonly received: number
  readonly accepted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly lastAt: Date
  /** The last delivery that brought something new. */
  readonly changedAt: Date | null
}

/** What the sources have delivered since a moment, by source. */
export const sourceTraffic = (sql: Connection, since: Date) => sql<SourceTraffic[]>`
  select source, count(*)::int as batches, sum(received)::bigint as received, sum(accepted)::bigint as accepted,
    sum(updated)::bigint as updated, sum(unchanged)::bigint as unchanged, sum(rejected)::bigint as rejected,
    max(known_from) as "lastAt", max(known_from) filter (where accepted + updated > 0) as "changedAt"
  from batch where known_from >= ${since} group by source order by source`

export interface RefusedRow {
  readonly batch: string
  readonly at: Date
  readonly line: number
  readonly dataset: string | null
  readonly field: string | null
  readonly code: string
  readonly reason: string
}

/** The newest refused rows of a source that still wait. */
export const refusedRows = (sql: Connection, source: string, limit: number) => sql<RefusedRow[]>`
  select b.id as batch, b.known_from as at, q.line, q.dataset, q.field, q.code, q.reason
  from (select * from batch where source = ${source} and rejected > 0 order by known_from desc limit 50) b
  join quarantine q on q.batch_id = b.id and q.retried_in is null
  order by b.known_from desc, q.line, q.id limit ${limit}`
