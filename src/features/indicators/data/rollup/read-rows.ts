import type { Dataset, Field } from '@/features/datasets'
import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { fieldOf } from '../../domain/rollup/classifier'
import type { RowValues } from '../../domain/rollup/counter'

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

/** Runs a select piece by piece, so that any number of rows takes bounded memory. */
export async function* readRows<Row extends RowValues>(
  sql: Connection,
  select: string,
  values: readonly (string | readonly string[])[],
): AsyncGenerator<readonly Row[], void, undefined> {
  yield* sql.unsafe<Row[]>(select, values as never[]).cursor(ROWS_AT_ONCE)
}
