import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import { allFields, type Dataset } from '../../datasets'
import { recordsAsOf } from '../../datasets/server'
import type { ShapeGeometry } from '../domain/layer-columns'

/** A record as a neighbour of a place: what it is, where, and from when to when. */
export interface Neighbour {
  readonly id: string
  readonly title: string | null
  readonly cls: string | null
  readonly status: string | null
  readonly unit: string | null
  readonly district: string | null
  readonly lng: number
  readonly lat: number
  readonly geometry: ShapeGeometry | null
  readonly begins: Date | null
  readonly ends: Date | null
}

/** Fields by which a record begins and ends in the world, the first that has a value. */
const beginnings = [
  'startedAt',
  'actualStart',
  'startAt',
  'occurredAt',
  'reportedAt',
  'raisedAt',
  'acceptedAt',
  'foundAt',
  'filedAt',
  'at',
  'signedAt',
  'plannedStart',
  'planStart',
  'validFrom',
]
const ends = [
  'finishedAt',
  'actualFinish',
  'endAt',
  'closedAt',
  'clearedAt',
  'repliedAt',
  'demolishedAt',
  'rectifiedAt',
  'plannedFinish',
  'planFinish',
  'validTo',
]

function firstOf(dataset: Dataset, names: readonly string[]): string {
  const fields = new Map(allFields(dataset).map(each => [each.name, each.type]))
  const found = names.flatMap(name => {
    const type = fields.get(name)
    const column = quoted(columnName(name))
    return type === 'timestamp' ? [column] : type === 'date' ? [`work.day_start(${column})`] : []
  })
  return found.length > 0 ? `coalesce(${found.join(', ')})` : 'null::timestamptz'
}

function role(dataset: Dataset, names: readonly string[]): string {
  const fields = new Set(allFields(dataset).map(each => each.name))
  const found = names.find(each => fields.has(each))
  return found ? `${quoted(columnName(found))}::text` : 'null::text'
}

/** Where to look: some records, or everything whose point lies in a box. */
export type Neighbourhood =
  | { readonly ids: readonly string[] }
  | { readonly box: readonly [west: number, south: number, east: number, north: number] }

/** Records that are placed and were there at some time from one moment to before another. */
export function neighbours(
  sql: Connection,
  dataset: Dataset,
  where: Neighbourhood,
  scope: AreaScope,
  time: {
    readonly from?: Date | undefined
    readonly to?: Date | undefined
    readonly at?: Date | undefined
    readonly known?: Date | undefined
  },
): Promise<Neighbour[]> {
  const { from, to, at, known } = time
  const rows = recordsAsOf(sql, dataset, { at, known, maskAfter: at })
  const place =
    'ids' in where
      ? sql`id = any(${where.ids as string[]}::uuid[])`
      : sql`lng between ${where.box[0]} and ${where.box[2]} and lat between ${where.box[1]} and ${where.box[3]}`
  return sql<Neighbour[]>`
    select * from (
      select id, title, ${sql.unsafe(role(dataset, ['cls', 'kind', 'roadClass']))} as cls,
        ${sql.unsafe(role(dataset, ['status', 'lifeStage', 'state']))} as status, unit, district, lng, lat, geometry,
        ${sql.unsafe(firstOf(dataset, beginnings))} as begins, ${sql.unsafe(firstOf(dataset, ends))} as ends
      from ${rows} as record
      where lng is not null and lat is not null and ${inArea(sql, scope, 'record')} and ${place}) as found
    where ${to ? sql`(begins is null or begins < ${to})` : sql`true`}
      and ${from ? sql`(ends is null or ends >= ${from})` : sql`true`}`
}
