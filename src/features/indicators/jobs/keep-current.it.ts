import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { dataset } from '@/features/datasets'
import { fixedClock } from '@/platform/clock'
import { appendEvents } from '@/platform/events/data/append-events'
import { testDatabase } from '@/testing/database'
import { readMoments } from '../data/values.queries'
import { storeRows } from '../testing/random-records'
import { startIndicatorJobs } from './keep-current'

const now = new Date('2026-11-21T08:00:00Z')

describe('the job', () => {
  const database = testDatabase()
  const city = loadCity('chengdu')
  const stopping = new AbortController()
  let running: Promise<void>

  beforeAll(() => {
    running = startIndicatorJobs({ sql: database.sql, city, clock: fixedClock(now), signal: stopping.signal })
  })
  afterAll(() => stopping.abort())

  const bridges = () => database.sql<{ numerator: string }[]>`
    select numerator from indicator_value where code = 'S-RB-03' and area = '510104' and numerator is not null`
  const moments = () => readMoments(database.sql)

  async function until(isTrue: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + 60_000
    while (!(await isTrue())) {
      if (performance.now() > end) throw new Error('it did not come true')
      await sleep(50)
    }
  }

  it('computes all indicators at its start', async () => {
    await until(async () => (await moments()).length === 387)
  })

  it('counts what came in as soon as the log tells of it', async () => {
    const row = { source: 's', sourceId: 'b', district: '510104', kind: 'bridge', inspectDueAt: now.getTime() + 1000 }
    await storeRows(database.sql, dataset('bridge'), [row], now)
    await database.sql.begin(tx =>
      appendEvents(tx, [
        {
          at: now,
          topics: ['wall'],
          type: 'record.added',
          subject: 'bridge:1',
          data: { dataset: 'bridge' },
          actor: 'test',
        },
      ]),
    )
    await until(async () => (await bridges())[0]?.numerator !== undefined)
    expect(Number((await bridges())[0]?.numerator)).toBe(1)
  })

  it('ends when it is told to', async () => {
    stopping.abort()
    await running
  })
})
