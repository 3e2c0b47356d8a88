import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { fixedClock } from '../../platform/clock'
import { loadCity } from '../areas/server'
import { dataset } from '../datasets'
import { loadWorkingCalendar, recordsAsOf } from '../datasets/server'
import { runBatch } from './commands/run-batch'
import { openRows } from './readers'

const database = testDatabase()
const city = () => loadCity('chengdu')
const asset = dataset('asset')

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city())
})

const deliver = (now: string, state: string, heldFrom?: string) =>
  runBatch(
    {
      mapping: { dataset: asset, source: 'ledger' },
      open: () =>
        openRows(
          {
            bytes: Buffer.from(
              JSON.stringify({ assetCode: 'A1', cls: 'C0103', state, district: '510104', updatedAt: now, heldFrom }),
            ),
          },
          { format: 'ndjson' },
        ),
      heldFrom: null,
    },
    { sql: database.sql, city: city(), clock: fixedClock(now) },
  )

const stateAt = async (at: string, known?: string) => {
  const options = { at: new Date(at), ...(known ? { known: new Date(known) } : {}) }
  const rows = await database.sql<
    { state: string }[]
  >`select state from ${recordsAsOf(database.sql, asset, options)} as record`
  expect(rows.length).toBeLessThan(2)
  return rows[0]?.state ?? null
}

it('a ledger reads as it stood, and as it was known', async () => {
  await deliver('2026-03-10T00:00:00Z', 'intact', '2026-01-01T00:00:00Z')
  await deliver('2026-05-10T00:00:00Z', 'missing', '2026-05-01T00:00:00Z')
  // Learned last, but it held in between.
  const late = await deliver('2026-06-10T00:00:00Z', 'damaged', '2026-04-01T00:00:00Z')
  expect(late).toMatchObject({ accepted: 0, updated: 1 })

  expect(await stateAt('2025-12-01T00:00:00Z')).toBe(null)
  expect(await stateAt('2026-02-01T00:00:00Z')).toBe('intact')
  expect(await stateAt('2026-04-15T00:00:00Z')).toBe('damaged')
  expect(await stateAt('2026-07-01T00:00:00Z')).toBe('missing')
  // What the wall could know in May.
  expect(await stateAt('2026-04-15T00:00:00Z', '2026-05-20T00:00:00Z')).toBe('intact')
  expect(await stateAt('2026-05-15T00:00:00Z', '2026-05-20T00:00:00Z')).toBe('missing')
  expect(await stateAt('2026-03-20T00:00:00Z', '2026-03-01T00:00:00Z')).toBe(null)

  expect(await deliver('2026-06-11T00:00:00Z', 'damaged', '2026-04-01T00:00:00Z')).toMatchObject({ updated: 1 })
})

it('never holds from a moment after its commit', async () => {
  await deliver('2026-06-20T00:00:00Z', 'abandoned', '2027-01-01T00:00:00Z')
  const [row] = await database.sql`select held_from = known_from as same from record.asset`
  expect(row).toEqual({ same: true })
})
