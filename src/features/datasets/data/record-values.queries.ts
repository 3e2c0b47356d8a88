import type { Connection } from '@/platform/db/client'
import { isUuid } from '@/shared/ids/is-uuid'
import { columnName, quoted } from '@/shared/names'
import type { Dataset } from '../domain/define-dataset'

interface RecordValues {
  readonly place: Readonly<Record<'district' | 'street' | 'community' | 'cell', string | null>>
  readonly values: Readonly<Record<string, unknown>>
}

/** Some fields of one record as it is now, with where it lies; `null` where there is none, or it was withdrawn. */
export async function recordValues(
  sql: Connection,
  dataset: Dataset,
  id: string,
  fields: readonly string[],
): Promise<RecordValues | null> {
  if (!isUuid(id)) return null
  const [row] = await sql<Record<string, unknown>[]>`
    select * from ${sql.unsafe(`record.${quoted(dataset.name)}`)} where id = ${id}::uuid and not withdrawn`
  if (!row) return null
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null)
  return {
    place: {
      district: text('district'),
      street: text('street'),
      community: text('community'),
      cell: text('cell'),
    },
    values: Object.fromEntries(fields.map(name => [name, row[columnName(name)] ?? null])),
  }
}
