import { expect, inject, it } from 'vitest'
import { config } from '../platform/config'
import { testDatabase, withDatabase } from './database'

const database = testDatabase()

it('gives a migrated database of the wanted version, which the configuration names too', async () => {
  const [row] = await database.sql`select current_setting('server_version_num')::int / 10000 as major`
  expect(row?.major).toBe(inject('databaseMajor'))
  expect(inject('databaseMajor')).toBe(Number(process.env.CHENGMAI_PG ?? 18))
  expect(config().databaseUrl).toBe(database.url)
  const tables = await database.sql`select 1 from information_schema.tables where table_schema = 'record'`
  expect(tables.length).toBeGreaterThan(20)
})

it('gives every caller one of his own', async () => {
  await database.sql`create table mine (n int)`
  await withDatabase(async other => {
    expect(await other.sql`select to_regclass('mine') as found`).toEqual([{ found: null }])
  })
})
