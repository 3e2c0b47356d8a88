import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { dataset } from '../../datasets'
import type { recordConditions, recordsAsOf } from '../../datasets/server'
import { type Layer, type TextSource, textColumns } from '../domain/layer'
import type { LayerRows, Moment, ShapeGeometry } from '../domain/layer-columns'

/** Rows of one page: enough that a page costs more than asking for it, few enough that nobody waits for it. */
const PAGE = 20_000

/** Which declared field is which moment of a row. */
export function momentFields({ at, open, clock }: Layer): Partial<Record<Moment, string>> {
  return {
    at,
    ...(open?.from ? { from: open.from } : {}),
    ...(open?.until ? { until: open.until } : {}),
    ...(clock ? { due: clock.due, done: clock.done } : {}),
    ...(clock?.began ? { began: clock.began } : {}),
  }
}

/** A text column as SQL over the columns of a record. */
export function textExpression(source: TextSource): string {
  if ('field' in source) return `${quoted(columnName(source.field))}::text`
  const cases = source.phases.map(([time, value]) => `when ${quoted(columnName(time))} is not null then '${value}'`)
  return `case ${cases.join(' ')} else '${source.otherwise}' end`
}

/**
 * Columns of many rows in one, so that a million rows cost the driver fifty: numbers as bytes, texts as one JSON array.
 * Every aggregate sees the rows in the same order.
 */
function packedColumns(layer: Layer): string {
  const number = (expression: string) => `string_agg(float8send(coalesce(${expression}, 'NaN')), ''::bytea)`
  const types = new Map(dataset(layer.dataset).fields.map(each => [each.name, each.type]))
  const moment = (name: string) => {
    const column = quoted(columnName(name))
    const instant = types.get(name) === 'date' ? `work.day_start(${column})` : column
    return number(`(extract(epoch from ${instant}) * 1000)::float8`)
  }
  return [
    `count(*)::int as count`,
    `string_agg(uuid_send(id), ''::bytea) as ids`,
    `${number('lng')} as lng`,
    `${number('lat')} as lat`,
    `json_agg(geometry) filter (where geometry is not null) as shapes`,
    `json_agg(id) filter (where geometry is not null) as shaped`,
    `${number(`case when withdrawn or same_as is not null then 0 else 1 end::float8`)} as counts`,
    ...Object.entries(momentFields(layer)).map(([name, field]) => `${moment(field)} as "moment_${name}"`),
    ...textColumns(layer).map(([name, source]) => `json_agg(${textExpression(source)}) as ${quoted(`text_${name}`)}`),
  ].join(', ')
}

type PackedPage = { readonly count: number; readonly ids: Buffer | null } & Readonly<Record<string, unknown>>

/** Numbers in the order of bytes of the network. */
function numbersOf(bytes: unknown): Float64Array {
  const source = bytes as Buffer
  const copy = Buffer.from(new ArrayBuffer(source.length))
  source.copy(copy)
  copy.swap64()
  return new Float64Array(copy.buffer)
}

function unpacked(layer: Layer, page: PackedPage): LayerRows {
  const ids = page.ids as Buffer
  const shaped = new Map((page.shaped as string[] | null)?.map((id, at) => [id, (page.shapes as ShapeGeometry[])[at]]))
  const shapes =
    shaped.size === 0
      ? []
      : Array.from({ length: page.count }, (_, at) => shaped.get(idText(ids.subarray(at * 16, at * 16 + 16))) ?? null)
  return {
    count: page.count,
    ids,
    lng: numbersOf(page.lng),
    lat: numbersOf(page.lat),
    counts: numbersOf(page.counts),
    moments: Object.fromEntries(
      Object.keys(momentFields(layer)).map(name => [name, numbersOf(page[`moment_${name}`])]),
    ),
    texts: Object.fromEntries(textColumns(layer).map(([name]) => [name, page[`text_${name}`] as (string | null)[]])),
    shapes,
  }
}

const idText = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const columns = (layer: Layer) => {
  const fields = [
    ...Object.values(momentFields(layer)),
    ...textColumns(layer).flatMap(([, source]) =>
      'field' in source ? [source.field] : source.phases.map(([time]) => time),
    ),
  ]
  const names = ['id', 'lng', 'lat', 'geometry', 'withdrawn', 'same_as', ...fields.map(columnName)]
  return [...new Set(names)].map(quoted).join(', ')
}

/** Every thing of a layer as it counts now, newest first. */
export async function* readLayer(sql: Connection, layer: Layer): AsyncGenerator<LayerRows> {
  const table = sql.unsafe(`live.${quoted(layer.dataset)}`)
  let before: string | null = null
  for (;;) {
    const [page]: (PackedPage & { first: string | null })[] = await sql`
      select ${sql.unsafe(packedColumns(layer))}, min(id::text) as first from (
        select ${sql.unsafe(columns(layer))} from ${table}
        ${before === null ? sql`` : sql`where id < ${before}::uuid`}
        order by id desc limit ${PAGE}) as page`
    if (!page || page.count === 0) return
    yield unpacked(layer, page)
    if (page.count < PAGE) return
    before = page.first
  }
}

/** What the records of some ids say now. Ids that no record has yield nothing. */
export async function readThings(sql: Connection, layer: Layer, ids: readonly string[]): Promise<LayerRows | null> {
  const [page] = await sql<PackedPage[]>`
    select ${sql.unsafe(packedColumns(layer))} from ${sql.unsafe(`record.${quoted(layer.dataset)}`)}
    where id = any(${ids as string[]}::uuid[])`
  return page && page.count > 0 ? unpacked(layer, page) : null
}

/** What the records say that a batch was the last to change. */
export async function* readBatch(sql: Connection, layer: Layer, batch: string): AsyncGenerator<LayerRows> {
  const pages = sql<PackedPage[]>`
    select ${sql.unsafe(packedColumns(layer))} from (
      select *, (row_number() over () - 1) / ${PAGE} as page from ${sql.unsafe(`record.${quoted(layer.dataset)}`)}
      where batch_id = ${batch}) as numbered group by page`.cursor(1)
  for await (const [page] of pages) if (page) yield unpacked(layer, page)
}

/**
 * The rows of any relation with the columns of a layer's records, e.g. as they stood.
 * @param relation for `from ${relation} as record`
 */
export async function* readRelation(
  sql: Connection,
  layer: Layer,
  relation: ReturnType<typeof recordsAsOf>,
  where: ReturnType<typeof recordConditions>,
): AsyncGenerator<LayerRows> {
  const pages = sql<PackedPage[]>`
    select ${sql.unsafe(packedColumns(layer))} from (
      select ${sql.unsafe(columns(layer))}, (row_number() over () - 1) / ${PAGE} as page
      from ${relation} as record where ${where}) as numbered group by page`.cursor(1)
  for await (const [page] of pages) if (page) yield unpacked(layer, page)
}

/** Things of a layer that records of another dataset belong to, by the field that names them. */
export const followedThings = (
  sql: Connection,
  layer: Layer,
  other: { readonly dataset: string; readonly by: string },
  changed: { readonly ids: readonly string[]; readonly batches: readonly string[] },
) => sql<{ readonly id: string }[]>`
  select distinct coalesce(thing.same_as, thing.id) as id
  from ${sql.unsafe(`record.${quoted(other.dataset)}`)} as other
  join ${sql.unsafe(`record.${quoted(layer.dataset)}`)} as thing using (${sql.unsafe(`source, ${quoted(columnName(other.by))}`)})
  where other.id = any(${changed.ids as string[]}::uuid[]) or other.batch_id = any(${changed.batches as string[]}::uuid[])`
