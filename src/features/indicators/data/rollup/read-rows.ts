import type { Dataset, Field } from '@/features/datasets'
import type { Connection, Tx } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import type { RowValues } from '../../domain/rollup/counter'
import { fieldOf } from '../../domain/rollup/fields-of'

const ROWS_AT_ONCE = 5_000

/** A field as the classifier reads it: moments in epoch ms, numbers exact, of shapes only whether there is one. */
function valueSql(field: Field): string {
  const column = quoted(columnName(field.name))
  switch (field.type) {
    case 'timestamp':
      return `round(date_part('epoch', ${column}) * 1000)`
    case 'number':
      return field.name === 'lng' || field.name === 'lat' ? column : `${column}::text`
    case 'json':
    case 'geometry':
      return `case when ${column} is not null then true end`
    default:
      return column
  }
}

/** The fields as a select list, each under its own name. */
export const fieldsSql = (dataset: Dataset, fields: readonly string[]): string =>
  fields.map(name => `${valueSql(fieldOf(dataset, name))} as ${quoted(name)}`).join(', ')

/** A select whose columns are `first`, taken as they come, and then the fields (`fieldsSql`). */
export interface RowSelect {
  readonly text: string
  readonly dataset: Dataset
  readonly first?: readonly string[]
  readonly fields: readonly string[]
}

/** Runs a select piece by piece, so that any number of rows takes bounded memory. */
export async function* readRows<Row extends RowValues>(
  sql: Connection,
  select: RowSelect,
  values: readonly (string | readonly string[])[],
): AsyncGenerator<readonly Row[], void, undefined> {
  const rowOf = rowMaker<Row>(select)
  const cursor = sql
    .unsafe(select.text, values as never[])
    .values()
    .cursor(ROWS_AT_ONCE)
  for await (const rows of cursor) yield rows.map(rowOf)
}

/**
 * The same `atOnce` by `atOnce`, with the transaction free for other statements in between: the driver's own cursor keeps
 * its connection until it is through, and whoever writes before that waits for ever.
 */
export async function* fetchRows<Row extends RowValues>(
  tx: Tx,
  select: RowSelect,
  values: readonly (string | readonly string[])[],
  atOnce: number,
): AsyncGenerator<readonly Row[], void, undefined> {
  const rowOf = rowMaker<Row>(select)
  // all rows are wanted: a plan that gives the first ones soon is none for us
  await tx`set local cursor_tuple_fraction = 1`
  await tx.unsafe(`declare fetched no scroll cursor for ${select.text}`, values as never[])
  for (;;) {
    const rows = await tx.unsafe(`fetch ${atOnce} from fetched`).values()
    if (rows.length === 0) break
    yield rows.map(rowOf)
  }
  await tx`close fetched`
}

/** A number that a double says as exactly. */
const plainNumber = (text: string | null): number | string | null => {
  const number = Number(text)
  return text === null || String(number) !== text ? text : number
}

const makers = new Map<string, (cells: readonly unknown[]) => RowValues>()

/** Makes rows that all look alike, so that the code over them stays fast (`rowProperty`). */
function rowMaker<Row extends RowValues>({
  dataset,
  first = [],
  fields,
}: RowSelect): (cells: readonly unknown[]) => Row {
  const key = JSON.stringify([dataset.name, first, fields])
  const cellOf = (name: string, at: number) => `${JSON.stringify(name)}: cells[${at}]`
  const fieldCell = (name: string, at: number) =>
    fieldOf(dataset, name).type === 'number' ? `${JSON.stringify(name)}: number(cells[${at}])` : cellOf(name, at)
  const list = () => [...first.map(cellOf), ...fields.map((name, at) => fieldCell(name, first.length + at))].join(', ')
  const known = makers.get(key) ?? new Function('number', `return cells => ({ ${list()} })`)(plainNumber)
  makers.set(key, known)
  return known
}
