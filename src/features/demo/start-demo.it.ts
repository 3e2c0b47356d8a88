import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { datasets } from '../datasets'
import { loadWorkingCalendar } from '../datasets/server'
import { sourceTitles } from '../sources/server'
import { readDemoProgress, startDemo } from './server'

const database = testDatabase()
const city = loadCity('chengdu')
const key = 'a-key-for-the-demo-test'
const dataDir = mkdtempSync(join(tmpdir(), 'chengmai-demo-'))
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
const http = createServer(getRequestListener(api.fetch))
let now = Date.parse('2026-11-20T08:30:00Z')
let baseUrl = ''

beforeAll(async () => {
  process.env.INGEST_KEY = key
  await loadWorkingCalendar(database.sql, city)
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})

afterAll(async () => {
  http.closeAllConnections()
  await new Promise(resolve => http.close(resolve))
  rmSync(dataDir, { recursive: true, force: true })
})

/** Runs the small demo until `isEnough` says so of a line of progress; answers the lines. */
async function run(isEnough: (line: string) => boolean): Promise<string[]> {
  const stop = new AbortController()
  const lines: string[] = []
  await startDemo({
    baseUrl,
    ingestKey: key,
    city,
    clock: { now: () => new Date(now) },
    signal: stop.signal,
    dataDir,
    scale: 0.02,
    history: 14,
    onProgress: line => {
      lines.push(line)
      if (isEnough(line)) stop.abort(new Error('the test has seen enough'))
    },
  })
  return lines
}

const counts = async () => {
  const rows = await Promise.all(
    datasets.map(async ({ name }) => {
      const [row] = await database.sql<{ n: number }[]>`select count(*)::int as n from record.${database.sql(name)}`
      return [name, row?.n ?? 0] as const
    }),
  )
  return new Map(rows)
}

it('is seeded through the door, goes on where it was stopped, and then lives', async () => {
  const before = await run(line => line.includes('road_permit/'))
  expect(before.length).toBeGreaterThan(5)
  expect(await readDemoProgress(dataDir)).toMatchObject({ city: 'chengdu', ready: false, rejected: 0 })

  const rest = await run(line => line.startsWith('demo city complete'))
  const names = (lines: string[]) => lines.map(line => /%: (\S+),/.exec(line)?.[1]).filter(name => name !== undefined)
  expect(new Set([...names(before), ...names(rest)]).size).toBe(names(before).length + names(rest).length)
  expect(rest.filter(line => line.includes('refused'))).toEqual([rest.at(-1)])
  expect(rest.at(-1)).toMatch(/ 0 refused$/)
  const seeded = await counts()
  for (const [name, count] of seeded) expect([name, count > 0]).toEqual([name, true])
  expect(await readDemoProgress(dataDir)).toMatchObject({ percent: 100, ready: true })

  const titles = await sourceTitles(database.sql)
  const told = await database.sql<
    { source: string }[]
  >`select distinct source from record."case" union select distinct source from record.reading`
  for (const { source } of told) expect([source, titles.get(source)?.en]).not.toEqual([source, undefined])

  const [first] = await database.sql`select reported_at, ingested_at from record."case" order by reported_at limit 1`
  expect(first?.ingested_at.getTime() - first?.reported_at.getTime()).toBeLessThan(10 * 60_000)
  const [ledger] = await database.sql`select held_from from record.project limit 1`
  expect(ledger?.held_from.toISOString()).toBe('2023-11-20T16:00:00.000Z')

  // Two days later nothing is seeded again, and the city has gone on.
  now += 48 * 3_600_000
  const stop = new AbortController()
  const living = startDemo({
    baseUrl,
    ingestKey: key,
    city,
    clock: { now: () => new Date(now) },
    signal: stop.signal,
    dataDir,
    scale: 0.02,
    history: 14,
  })
  await expect
    .poll(async () => Date.parse((await readDemoProgress(dataDir))?.fedUntil ?? ''), { timeout: 60_000 })
    .toBe(now)
  stop.abort()
  await living
  const later = await counts()
  for (const name of ['case', 'hotline', 'reading', 'parking', 'patrol', 'lamp'])
    expect([name, (later.get(name) ?? 0) > (seeded.get(name) ?? 0)]).toEqual([name, true])
  expect(later.get('road')).toBe(seeded.get('road'))
  const [changed] = await database.sql`select count(*)::int as n from history.approval_step`
  expect(changed?.n).toBeGreaterThan(0)
  expect(JSON.parse(readFileSync(join(dataDir, 'demo-progress.json'), 'utf8')).done.length).toBeGreaterThan(30)
}, 240_000)
