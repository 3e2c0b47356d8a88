import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'

/** Incidents under way, the gravest first; drills and planned outages are none. */
export const openIncidents = (sql: Connection, look: Look, limit: number) => sql<
  {
    readonly id: string
    readonly kind: string
    readonly level: number | null
    readonly at: Date
    readonly district: string | null
    readonly arrived: boolean
  }[]
>`
  select id, kind, level, occurred_at as at, district, coalesce(arrived_at <= ${look.at}, false) as arrived
  from live.incident i
  where ${inArea(sql, look.scope, 'i')} and kind not in ('drill', 'planned-outage') and occurred_at <= ${look.at}
    and (closed_at is null or closed_at > ${look.at})
  order by level nulls last, occurred_at desc limit ${limit}`
