import { randomUUID } from 'node:crypto'
import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { dataset } from '../domain/registry'

export interface TestRecord {
  readonly [field: string]: unknown
}

const AT_ONCE = 5000

/** Written where a test does not say otherwise. */
export const frame = { source: 'test', district: '510104', knownFrom: '2026-01-01T00:00:00Z' }

/**
 * Puts records into their table as a merge would, by field name, times as ISO 8601. `knownTo` puts a version into the
 * history instead. Returns the ids.
 */
export async function insertRecords(sql: Connection, name: string, records: readonly TestRecord[]): Promise<string[]> {
  const { key } = dataset(name)
  const rows = records.map(record => {
    const knownFrom = record.knownFrom ?? frame.knownFrom
    const whole: TestRecord = {
      ...frame,
      id: randomUUID(),
      sourceId: key.map(each => record[each]).join('|'),
      heldFrom: knownFrom,
      knownFrom,
      ingestedAt: knownFrom,
      withdrawn: false,
      ...record,
    }
    return Object.fromEntries(Object.entries(whole).map(([field, value]) => [columnName(field), value]))
  })
  // rows of one shape go in together; a column that none of them names keeps its default
  const shapes = new Map<string, typeof rows>()
  for (const row of rows) {
    const shape = `${'known_to' in row ? 'history' : 'record'} ${Object.keys(row)}`
    const alike = shapes.get(shape)
    if (alike) alike.push(row)
    else shapes.set(shape, [row])
  }
  for (const [shape, alike] of shapes) {
    const table = `${shape.split(' ', 1)[0]}.${quoted(name)}`
    const columns = Object.keys(alike[0] ?? {})
      .map(quoted)
      .join(', ')
    for (let from = 0; from < alike.length; from += AT_ONCE)
      await sql`
        insert into ${sql.unsafe(table)} (${sql.unsafe(columns)})
        select ${sql.unsafe(columns)}
        from jsonb_populate_recordset(null::${sql.unsafe(table)}, ${sql.json(alike.slice(from, from + AT_ONCE) as never)})`
  }
  return rows.map(row => String(row.id))
}
