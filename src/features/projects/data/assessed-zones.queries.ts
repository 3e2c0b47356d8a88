import type { Connection } from '@/platform/db/client'
import type { AreaGeometry } from '@/shared/geo/geometry'
import { recordsThen, type When } from './when'

export interface ZoneFacts {
  readonly id: string
  readonly source: string
  readonly code: string
  readonly title: string
  /** Number of the paper by which the assessment was published. */
  readonly paper: string | null
  readonly assessments: string | null
  readonly validTo: Date | null
  readonly geometry: AreaGeometry
}

/** Every zone that is assessed for all who build in it: a city has a few to a few hundred, whatever district they touch. */
export const assessedZones = (sql: Connection, when: When) => sql<ZoneFacts[]>`
  select id, source, asset_code as code, coalesce(title, asset_code) as title, permit_no as paper, assessments,
    valid_to as "validTo", geometry
  from ${recordsThen(sql, 'asset', when)} z
  where cls = 'assessed-zone' and geometry->>'type' in ('Polygon', 'MultiPolygon')
  order by valid_to desc nulls first, id`
