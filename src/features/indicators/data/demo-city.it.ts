import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { loadCity } from '@/features/areas/server'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { startDemo } from '@/features/demo/server'
import { fixedClock } from '@/platform/clock'
import { testDatabase } from '@/testing/database'
import { computeIndicators } from '../commands/compute-indicators'
import { loadDefinitions } from '../commands/load-definitions'
import { areaOf } from '../queries/area-of'
import { indicatorList } from '../queries/indicator-list'

/** Friday afternoon. */
const now = new Date('2026-11-20T08:30:00Z')
const reasons = ['no-records', 'stale-feed', 'no-denominator', 'no-finished', 'no-reference', 'not-applicable']

describe('a small demo city', () => {
  const database = testDatabase()
  const city = loadCity('chengdu')
  const key = 'a-key-for-the-small-demo'
  const dataDir = mkdtempSync(join(tmpdir(), 'chengmai-demo-index-'))
  const http = createServer(getRequestListener(createApi({ ready: async () => ({ ok: true, detail: {} }) }).fetch))

  beforeAll(async () => {
    process.env.INGEST_KEY = key
    await loadWorkingCalendar(database.sql, city)
    await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
    const address = http.address()
    const stop = new AbortController()
    await startDemo({
      baseUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
      ingestKey: key,
      city,
      clock: fixedClock(now),
      signal: stop.signal,
      dataDir,
      scale: 0.02,
      history: 14,
      onProgress: line => {
        if (line.startsWith('demo city complete')) stop.abort(new Error('the city is there'))
      },
    })
    await loadDefinitions({ sql: database.sql, now })
    await computeIndicators({ sql: database.sql, city, clock: fixedClock(now) })
  })

  afterAll(async () => {
    http.closeAllConnections()
    await new Promise(resolve => http.close(resolve))
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('has, for every indicator, a value or a stated reason for none', async () => {
    const { items } = await indicatorList(database.sql, city, { area: areaOf(city, undefined) }, now)
    expect(items).toHaveLength(387)
    const wrong = items.filter(({ value, reason }) =>
      value === null ? !reasons.includes(String(reason)) : reason !== null,
    )
    expect(wrong.map(each => each.code)).toEqual([])
    expect(items.filter(each => each.value !== null).length).toBeGreaterThan(230)
    const notApplicable = items.filter(each => each.reason === 'not-applicable').map(each => each.code)
    expect(notApplicable.sort()).toEqual([...city.notApplicable.keys()].sort())
  })
})
