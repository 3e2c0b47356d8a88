import type { Connection } from '@/platform/db/client'

/** Datasets a panel may read; names of record tables, never from outside. */
export type PanelDataset =
  | 'approval_step'
  | 'case'
  | 'incident'
  | 'patrol'
  | 'problem'
  | 'progress'
  | 'project'
  | 'road_permit'
  | 'service_rating'
  | 'work_order'

/**
 * Who delivered a dataset and when last; null where nobody ever did. The sources are few and found by hopping along
 * the key's index, the time is the last batch's: neither reads the records.
 */
export async function provenanceOf(sql: Connection, dataset: PanelDataset) {
  const table = sql`record.${sql(dataset)}`
  const [row] = await sql<{ readonly sources: string[] | null; readonly updatedAt: Date | null }[]>`
    with recursive found as (
      (select source from ${table} order by source limit 1)
      union all
      select (select next.source from ${table} next where next.source > found.source order by next.source limit 1)
      from found where found.source is not null
    )
    select array_agg(source order by source) filter (where source is not null) as sources,
           (select known_from from batch where datasets @> array[${dataset}] and accepted + updated > 0
            order by known_from desc limit 1) as "updatedAt"
    from found`
  return row?.sources ? { sources: row.sources, updatedAt: row.updatedAt } : null
}
