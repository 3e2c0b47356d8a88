import { expect, it } from 'vitest'
import { fillClocks } from '@/testing/bench/flags-clocks'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../../areas/server'
import { loadWorkingCalendar } from '../../datasets/server'
import { firstPack } from '../domain/rule-pack'
import { stepsBetween } from './things-between.sql'

const database = testDatabase()
const second = new Date('2026-11-20T03:00:00Z')

it('reads the steps whose moment lies between, not every open clock', async () => {
  const { sql } = database
  await loadWorkingCalendar(sql, loadCity('chengdu'))
  await fillClocks(sql, { clocks: 30_000, due: 3, second })
  const { found, read } = (await sql.begin(async tx => {
    const ids = await stepsBetween(tx, second, new Date(second.getTime() + 1000), firstPack)
    const [row] = await tx<{ read: number }[]>`
      select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read
      from pg_stat_xact_user_tables where relid = 'record.approval_step'::regclass`
    return { found: ids.length, read: row?.read ?? Number.NaN }
  })) as { found: number; read: number }
  expect(found).toBe(3)
  expect(read).toBeLessThan(100)
})
