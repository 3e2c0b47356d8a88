import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'
import type { ShapeGeometry } from '../domain/shape-paths'
import type { MapLayer } from '../domain/snapshot'

export interface PointRow {
  readonly id: string
  readonly lng: number | null
  readonly lat: number | null
  readonly status: string | null
  readonly at: Date | null
  readonly geometry: ShapeGeometry | null
}

/** Of which things alone the map tells, by their own words; an empty list is all. */
export interface ThingFilter {
  readonly cls: readonly string[]
  readonly status: readonly string[]
  readonly stage: readonly string[]
}

/** The open things of one layer, those without a place included: the list that legend and map both count. */
export function openThings(
  sql: Connection,
  look: Look,
  layer: MapLayer,
  { cls, status, stage }: ThingFilter,
): Promise<PointRow[]> {
  const oneOf = (column: 'cls' | 'status' | 'life_stage', values: readonly string[]) =>
    values.length === 0 ? sql`` : sql`and ${sql(column)} = any(${values as string[]})`
  if (layer === 'cases')
    return sql<PointRow[]>`
      select id, lng, lat, reported_at as at, null::jsonb as geometry,
             case when limit_at < ${look.at} and handled_at is null and status in ('filed', 'dispatched', 'handling')
               then 'over' else status end as status
      from live."case" c
      where ${inArea(sql, look.scope, 'c')} and status not in ('closed', 'rejected', 'voided')
        ${oneOf('cls', cls)} ${oneOf('status', status)}`
  if (layer === 'projects')
    return sql<PointRow[]>`
      select id, lng, lat, coalesce(life_stage, '') as status, signed_at as at,
        null::jsonb as geometry
      from live.project p
      where ${inArea(sql, look.scope, 'p')} and (closed_at is null or closed_at > ${look.at})
        ${oneOf('life_stage', stage)}`
  return sql<PointRow[]>`
    select id, lng, lat, started_at as at, geometry,
      case when coalesce(planned_finish, valid_to) < ${look.at} then 'over' else kind end as status
    from live.road_permit w
    where ${inArea(sql, look.scope, 'w')} and started_at <= ${look.at}
      and (finished_at is null or finished_at > ${look.at})`
}

export async function layerCounts(sql: Connection, look: Look) {
  const [row] = await sql<{ projects: number; projectsNowhere: number; permits: number; permitsNowhere: number }[]>`
    select p.*, w.*
    from (
      select count(*)::int as projects, count(*) filter (where lng is null)::int as "projectsNowhere"
      from live.project p
      where ${inArea(sql, look.scope, 'p')} and (closed_at is null or closed_at > ${look.at})
    ) p, (
      select count(*)::int as permits, count(*) filter (where lng is null)::int as "permitsNowhere"
      from live.road_permit w
      where ${inArea(sql, look.scope, 'w')} and started_at <= ${look.at} and (finished_at is null or finished_at > ${look.at})
    ) w`
  return row ?? { projects: 0, projectsNowhere: 0, permits: 0, permitsNowhere: 0 }
}
