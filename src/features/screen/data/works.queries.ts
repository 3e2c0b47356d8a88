import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'

export interface RunningWork {
  readonly id: string
  readonly name: string | null
  readonly kind: string
  readonly district: string | null
  readonly from: Date
  readonly until: Date | null
}

/** Works that run: those past their planned end first, then those that end soonest. */
export const runningWorks = (sql: Connection, look: Look) => sql<RunningWork[]>`
  select id, title as name, kind, district, started_at as "from", coalesce(planned_finish, valid_to) as until
  from live.road_permit w
  where ${inArea(sql, look.scope, 'w')} and started_at <= ${look.at}
    and (finished_at is null or finished_at > ${look.at})
  order by until nulls last, id`

/** Works that are permitted, have not begun and are to begin within thirty days. */
export const upcomingWorks = (sql: Connection, look: Look, limit: number) => sql<RunningWork[]>`
  select id, title as name, kind, district, coalesce(planned_start, valid_from) as "from",
    coalesce(planned_finish, valid_to) as until
  from live.road_permit w
  where ${inArea(sql, look.scope, 'w')} and started_at is null and finished_at is null
    and coalesce(planned_start, valid_from) > ${look.at}
    and coalesce(planned_start, valid_from) <= ${look.at}::timestamptz + interval '30 days'
  order by coalesce(planned_start, valid_from), id limit ${limit}`
