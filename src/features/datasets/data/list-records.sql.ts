import { createHash } from 'node:crypto'
import { clock } from '../../../platform/current-clock'
import type { Connection } from '../../../platform/db/client'
import { columnName, quoted } from '../../../shared/names'
import { badRequest } from '../../../shared/problem'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import { allFields } from '../domain/common-fields'
import type { Dataset } from '../domain/define-dataset'
import type { FieldFilter, RecordQuery } from '../domain/record-query'
import { type AsOf, recordsAsOf } from './as-of'
import { isOpenAt } from './open-records'

export interface RecordPage {
  readonly items: Record<string, unknown>[]
  readonly next: string | null
  /** How many of the whole answer have no point; lists and maps agree after subtracting it. */
  readonly total: number
  readonly withoutPlace: number
}

interface Cursor {
  readonly query: string
  readonly at: string | null
  readonly known: string | null
  readonly order: string | null
  readonly id: string
}

const encode = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')

function decode(text: string, query: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor
    if (cursor.query === query && typeof cursor.id === 'string') return cursor
  } catch {
    // falls through to the same answer as a cursor of another query
  }
  throw badRequest('bad-cursor', 'The cursor belongs to another query', { parameter: 'cursor' })
}

/** What a cursor is bound to: everything but the page itself. */
const fingerprint = (dataset: Dataset, scope: AreaScope, query: RecordQuery): string =>
  createHash('sha256')
    .update(JSON.stringify([dataset.name, scope, query.from, query.to, query.bbox, query.state, query.filters]))
    .digest('base64url')
    .slice(0, 16)

const casts: Record<string, string> = {
  int: 'integer',
  number: 'numeric',
  boolean: 'boolean',
  timestamp: 'timestamptz',
  date: 'date',
}

function filterCondition(sql: Connection, { field, values }: FieldFilter) {
  const column = sql.unsafe(quoted(columnName(field.name)))
  const present = values.filter(each => each !== '')
  const cast = sql.unsafe(`${casts[field.type] ?? 'text'}[]`)
  const isEmpty = values.length > present.length ? sql`${column} is null` : sql`false`
  return present.length > 0 ? sql`(${column} = any(${present}::text[]::${cast}) or ${isEmpty})` : isEmpty
}

export type RecordConditions = Pick<RecordQuery, 'from' | 'to' | 'bbox' | 'state' | 'filters'>

/**
 * What a query asks of a row called `record`.
 * @param scope null: wherever it lies
 * @param at the moment at which `state=open` is judged
 */
export function recordConditions(
  sql: Connection,
  dataset: Dataset,
  scope: AreaScope | null,
  query: RecordConditions,
  at: Date,
) {
  const time = dataset.time === null ? undefined : sql.unsafe(quoted(columnName(dataset.time)))
  const parts = [
    scope ? inArea(sql, scope, 'record') : sql`true`,
    ...query.filters.map(each => filterCondition(sql, each)),
  ]
  if (time && query.from) parts.push(sql`${time} >= ${query.from}`)
  if (time && query.to) parts.push(sql`${time} < ${query.to}`)
  if (query.state === 'open') parts.push(isOpenAt(sql, dataset, at))
  if (query.bbox) {
    const [west, south, east, north] = query.bbox
    parts.push(sql`lng between ${west} and ${east} and lat between ${south} and ${north}`)
  }
  return parts.reduce((all, each) => sql`${all} and ${each}`)
}

/** A page of records, newest first; ledgers by identity. Later pages see the same `at` and `known` as the first. */
export async function listRecords(
  sql: Connection,
  dataset: Dataset,
  scope: AreaScope,
  query: RecordQuery,
): Promise<RecordPage> {
  const bound = fingerprint(dataset, scope, query)
  const cursor = query.cursor === undefined ? undefined : decode(query.cursor, bound)
  const at = cursor ? (cursor.at ? new Date(cursor.at) : undefined) : query.at
  const known = cursor ? (cursor.known ? new Date(cursor.known) : undefined) : query.known
  const rows = recordsAsOf(sql, dataset, { at, known, maskAfter: at })
  const where = recordConditions(sql, dataset, scope, query, at ?? clock().now())
  const order =
    dataset.time === null
      ? sql`id::text`
      : sql`coalesce(${sql.unsafe(quoted(columnName(dataset.time)))}::timestamptz, 'infinity')`
  const after = cursor ? sql`and (${order}, id) < (${cursor.order}, ${cursor.id}::uuid)` : sql``
  const page = await sql<(Record<string, unknown> & { id: string; order_value: unknown })[]>`
    select *, ${order}::text as order_value from ${rows} as record
    where ${where} ${after} order by ${order} desc, id desc limit ${query.limit + 1}`
  const [count] = await sql<{ total: number; without: number }[]>`
    select count(*)::int as total, (count(*) filter (where lng is null))::int as without from ${rows} as record where ${where}`
  const items = page.slice(0, query.limit)
  const last = items.at(-1)
  const next =
    page.length > query.limit && last
      ? encode({
          query: bound,
          at: at?.toISOString() ?? null,
          known: known?.toISOString() ?? null,
          order: String(last.order_value),
          id: last.id,
        })
      : null
  return {
    items: items.map(row => toRecord(dataset, row)),
    next,
    total: count?.total ?? 0,
    withoutPlace: count?.without ?? 0,
  }
}

/**
 * Every record of a list, in no order, as an export takes them: one statement, so all of one moment.
 * @param only columns instead of all, e.g. to count
 */
export async function* exportRecords(
  sql: Connection,
  dataset: Dataset,
  scope: AreaScope,
  query: RecordQuery,
  only = '*',
): AsyncGenerator<Record<string, unknown>[]> {
  const { at, known } = query
  const rows = recordsAsOf(sql, dataset, { at, known, maskAfter: at })
  const where = recordConditions(sql, dataset, scope, query, at ?? clock().now())
  const pages = sql`select ${sql.unsafe(only)} from ${rows} as record where ${where}`.cursor(1000)
  for await (const page of pages) yield page.map(row => (only === '*' ? toRecord(dataset, row) : row))
}

/** Records of some ids as they stood, under the declared names, in no order. */
export async function recordsById(
  sql: Connection,
  dataset: Dataset,
  ids: readonly string[],
  { at, known }: Pick<AsOf, 'at' | 'known'> = {},
): Promise<Record<string, unknown>[]> {
  const rows = await sql`
    select * from ${recordsAsOf(sql, dataset, { at, known, maskAfter: at })} as record
    where id = any(${ids as string[]}::uuid[])`
  return rows.map(row => toRecord(dataset, row))
}

/** A row under the declared names; what is empty is left out. */
function toRecord(dataset: Dataset, row: Record<string, unknown>): Record<string, unknown> {
  const record: Record<string, unknown> = { id: row.id }
  for (const field of allFields(dataset)) {
    const value = row[columnName(field.name)]
    if (value !== null && value !== undefined && value !== false) record[field.name] = value
    else if (value === false && field.name !== 'withdrawn') record[field.name] = false
  }
  return record
}
