import { describe, expect, it } from 'vitest'
import { columnName } from '@/shared/names'
import { testDatabase } from '@/testing/database'
import { allFields, datasets, type Field, refDataset } from '..'

const db = testDatabase()
const postgresTypes: Record<Field['type'], string> = {
  string: 'text',
  enum: 'text',
  int: 'integer',
  number: 'numeric',
  boolean: 'boolean',
  timestamp: 'timestamp with time zone',
  date: 'date',
  json: 'jsonb',
  geometry: 'jsonb',
}
const bookkeeping = ['id', 'known_from', 'same_as', 'given', 'batch_id']

async function columnsOf(schema: string, table: string) {
  const rows = await db.sql<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = ${schema} and table_name = ${table}`
  return new Map(rows.map(row => [row.name, row.type]))
}

describe('tables and registry', () => {
  it.each([...datasets, refDataset])('of $name have the same columns', async dataset => {
    const declared = new Map(
      allFields(dataset).map(field => [
        columnName(field.name),
        // coordinates are measured, not counted: the only numbers kept as floating point
        ['lng', 'lat'].includes(field.name) ? 'double precision' : postgresTypes[field.type],
      ]),
    )
    for (const schema of ['record', 'history', 'live']) {
      const columns = await columnsOf(schema, dataset.name)
      for (const name of [...bookkeeping, 'known_to']) columns.delete(name)
      expect(Object.fromEntries(columns), `${schema}.${dataset.name}`).toEqual(Object.fromEntries(declared))
    }
  })

  it('hold no table that is declared nowhere', async () => {
    const rows = await db.sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'record'`
    expect(rows.map(row => row.name).sort()).toEqual([...datasets, refDataset].map(each => each.name).sort())
  })
})
