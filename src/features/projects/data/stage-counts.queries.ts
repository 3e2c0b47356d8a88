import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'

export interface StageCount {
  readonly stage: string
  readonly count: number
  readonly red: number
  readonly yellow: number
}

/** Open projects by stage of life, with how many of them are among the given ones. */
export const stageCounts = (
  sql: Connection,
  look: Look,
  lit: { readonly red: readonly string[]; readonly yellow: readonly string[] },
) => sql<StageCount[]>`
  select coalesce(life_stage, 'planned') as stage, count(*)::int as count,
    count(*) filter (where id::text = any(${lit.red as string[]}))::int as red,
    count(*) filter (where id::text = any(${lit.yellow as string[]}))::int as yellow
  from live.project p
  where ${inArea(sql, look.scope, 'p')} and (closed_at is null or closed_at > ${look.at})
  group by 1`
