import { allFields, type Dataset } from '@/features/datasets'
import type { Connection } from '@/platform/db/client'
import { quoted } from '@/shared/names'
import { areaRows, type OneArea } from '../data/area-keys'
import { conditionSql } from '../data/compile-condition'
import { fieldsSql, readRows } from '../data/rollup/read-rows'
import { all, columnOf, literal, Parameters } from '../data/sql-text'
import type { Finish } from '../domain/marginal-finish'
import type { RowValues } from '../domain/rollup/counter'

/** A record with an end that it has not reached. */
export interface Candidate extends RowValues {
  readonly id: string
}

export interface Candidates {
  readonly rows: readonly Candidate[]
  /** More were left out: older ones, or beyond the limit. */
  readonly isBounded: boolean
}

/** Things that began longer ago are left to the lists: they stand in no live stretch but a backlog's. */
const DAYS = 92
const MOST = 3000

/** Records that came to nothing: there is no end for them to reach. */
const ended: Readonly<Record<string, readonly string[]>> = { case: ['rejected', 'voided'] }

/** Newest records of an area with an open end: of events those of the last quarter, of ledgers all, at most 3,000. */
export async function candidatesOf(
  sql: Connection,
  dataset: Dataset,
  finishes: readonly Finish[],
  fields: readonly string[],
  area: OneArea,
  at: Date,
  timezone: string,
): Promise<Candidates> {
  const parameters = new Parameters()
  const rows = areaRows(parameters, area)
  // standing conditions name no clock: any stretch will do
  const context = { parameters, timezone, stretch: { from: at, to: at, now: at } }
  const open = finishes.map(({ field, from, next, conditions }) => {
    const some = [...new Set(conditions.flatMap(each => (each === null ? [] : [conditionSql(context, each)])))]
    const counts = conditions.includes(null) ? null : `(${some.join(' or ')})`
    const began = from && `${columnOf(from)} is not null and ${columnOf(from)} <= ${parameters.moment(at)}`
    return all([`${columnOf(field)} is null`, ...next.map(each => `${columnOf(each)} is null`), began, counts])
  })
  const time = allFields(dataset).find(each => each.name === dataset.time)
  const since = parameters.moment(new Date(at.getTime() - DAYS * 86_400_000))
  const window = time ? `(${columnOf(time)} >= ${since} or ${columnOf(time)} is null)` : null
  const status = ended[dataset.name]
  const isOpen = status ? `r.status not in (${status.map(literal).join(', ')})` : null
  const wanted = new Set([
    'title',
    'unit',
    'district',
    'street',
    ...fields,
    ...finishes.flatMap(each => [
      each.field.name,
      ...each.next.map(next => next.name),
      ...(each.from ? [each.from.name] : []),
    ]),
  ])
  const names = [...wanted]
  const order = time ? `order by ${columnOf(time)} desc nulls first` : 'order by r.id'
  const { text, values } = parameters.statement(`
    select r.id::text as id, ${fieldsSql(dataset, names)} from live.${quoted(dataset.name)} r
    where ${all([rows.where, window, isOpen, `(${open.map(each => `(${each})`).join(' or ')})`])} ${order} limit ${MOST + 1}`)
  const found: Candidate[] = []
  for await (const some of readRows<Candidate>(
    sql,
    { text, dataset, first: ['id'], fields: names },
    values as readonly string[],
  ))
    found.push(...some)
  return { rows: found.slice(0, MOST), isBounded: found.length > MOST }
}

/** Whole rows, as the derivation of their fields needs them. */
export async function wholeRows(
  sql: Connection,
  dataset: Dataset,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const rows = await sql.unsafe<{ id: string; row: Record<string, unknown> }[]>(
    `select r.id::text as id, to_jsonb(r) as row from live.${quoted(dataset.name)} r where r.id = any($1::uuid[])`,
    [[...ids]],
  )
  return new Map(rows.map(each => [each.id, each.row]))
}

/** Whether a record waits for an end: its clock runs, and nothing that comes after has happened. */
export const waitsFor = (row: RowValues, { field, from, next }: Finish): boolean =>
  row[field.name] === null && (from === null || row[from.name] !== null) && next.every(each => row[each.name] === null)
