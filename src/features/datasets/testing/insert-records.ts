import { randomUUID } from 'node:crypto'
import type { Connection } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { dataset } from '../domain/registry'

export interface TestRecord {
  readonly [field: string]: unknown
}

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
  for (const row of rows) {
    const table = `${'known_to' in row ? 'history' : 'record'}.${quoted(name)}`
    const columns = Object.keys(row).map(quoted).join(', ')
    await sql`
      insert into ${sql.unsafe(table)} (${sql.unsafe(columns)})
      select ${sql.unsafe(columns)} from jsonb_populate_record(null::${sql.unsafe(table)}, ${sql.json(row as never)})`
  }
  return rows.map(row => String(row.id))
}
