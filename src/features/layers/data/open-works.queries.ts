import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'

/** Works that run, and works that are planned for the next ninety days. */
export async function openWorkIds(sql: Connection, look: Look): Promise<string[]> {
  const rows = await sql<{ readonly id: string }[]>`
    select id from live.road_permit w
    where ${inArea(sql, look.scope, 'w')} and lng is not null
      and (finished_at is null or finished_at > ${look.at})
      and coalesce(started_at, planned_start, valid_from) < ${look.at}::timestamptz + interval '90 days'
      and (started_at is not null or coalesce(planned_start, valid_from) > ${look.at})`
  return rows.map(row => row.id)
}
