import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { loadCity } from '../features/areas/server'
import { insertRecords } from '../features/datasets/testing/insert-records'
import { cellAt } from '../features/layers'
import { runMap, type TestMap } from '../features/layers/testing/map'
import { cookieOf, makeAccount } from '../features/people/testing/accounts'
import { config } from '../platform/config'
import { ensureIngestKey } from '../platform/ingest-key'
import { forget, singleton } from '../platform/singleton'
import { testDatabase } from '../testing/database'
import { createApi } from './app'
import { withQuickTiles } from './quick-tiles'

const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
/** Requests that took the long way. */
const long = vi.fn(getRequestListener(api.fetch))
const doors = { quick: createServer(withQuickTiles(long)), plain: createServer(getRequestListener(api.fetch)) }
const [lng, lat] = [104.0665, 30.5723]
const here = `/api/v1/tiles/cases/${cellAt(lng, lat, 14)}.mvt`
const OWN = '510104'
let map: TestMap
let cookie: string
let key: string

beforeAll(async () => {
  const place = loadCity('chengdu').locate(lng, lat)
  const base = { cls: 'E0410', foundBy: 'patrol', status: 'filed', reportedAt: '2026-11-01T01:00:00Z' }
  await insertRecords(db.sql, 'case', [
    { ...base, caseNo: 'C1', lng, lat, district: place?.district },
    { ...base, caseNo: 'C2', lng: lng + 0.001, lat, district: place?.district, status: 'closed' },
  ])
  map = await runMap(db.sql)
  await makeAccount(db.sql, { username: 'officer.own', roles: ['duty-officer'], area: OWN })
  cookie = await cookieOf(api, 'officer.own')
  const { dataDir, ingestKey } = config()
  key = (await ensureIngestKey({ dataDir, given: ingestKey })).value
  for (const door of Object.values(doors)) await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  for (const door of Object.values(doors)) door.close()
  await map.close()
})
beforeEach(() => {
  long.mockClear()
})

interface Told {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Of a refusal its code. */
  readonly body: string
}

async function ask(door: keyof typeof doors, path: string, headers: Record<string, string> = {}): Promise<Told> {
  const { port } = doors[door].address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
  const told: Record<string, string> = Object.fromEntries(answer.headers)
  for (const each of ['date', 'x-request-id', 'connection', 'keep-alive']) delete told[each]
  // the framework names a type even of nothing
  if (answer.status === 304) delete told['content-type']
  const body = Buffer.from(await answer.arrayBuffer())
  const isProblem = told['content-type']?.includes('problem') ?? false
  return {
    status: answer.status,
    headers: isProblem ? {} : told,
    body: isProblem ? (JSON.parse(body.toString()) as { code: string }).code : body.toString('base64'),
  }
}

/** Looks on as visitors of the demo do. */
async function inDemo<T>(act: () => Promise<T>): Promise<T> {
  const before = config()
  forget('config')
  singleton('config', () => ({ ...before, demo: true }))
  try {
    return await act()
  } finally {
    forget('config')
  }
}

it('answers as the interface does, to whoever may ask', async () => {
  const bearer = { authorization: `Bearer ${key}` }
  const askers: Record<string, string>[] = [bearer, { cookie }]
  for (const headers of askers)
    for (const path of [here, `${here}?state=all`, `${here}?area=${OWN}`, '/api/v1/tiles/areas/8/201/105.mvt']) {
      const quick = await ask('quick', path, headers)
      expect([path, quick]).toEqual([path, await ask('plain', path, headers)])
      expect(quick.status).toBe(200)
      const etag = quick.headers.etag ?? ''
      const again = await ask('quick', path, { ...headers, 'if-none-match': etag })
      expect([again, again.status]).toEqual([await ask('plain', path, { ...headers, 'if-none-match': etag }), 304])
    }
  expect(await inDemo(() => ask('quick', here))).toEqual(await inDemo(() => ask('plain', here)))
  expect(long).not.toHaveBeenCalled()
})

it('shows a person of a district its own cases only', async () => {
  const all = await ask('quick', here, { authorization: `Bearer ${key}` })
  const own = await ask('quick', here, { cookie })
  expect(all.body).not.toBe('')
  expect(own.body).toBe('')
})

it('leaves every refusal to the interface, which says why and writes it down', async () => {
  const bearer = { authorization: `Bearer ${key}` }
  const refused: [string, Record<string, string>, number, string][] = [
    [here, {}, 401, 'sign-in-needed'],
    [here, { authorization: 'Bearer wrong' }, 401, 'key-wrong'],
    [`${here}?area=510105`, { cookie }, 403, 'scope'],
    ['/api/v1/tiles/dreams/0/0/0.mvt', bearer, 404, 'unknown-layer'],
    ['/api/v1/tiles/cases/3/9/0.mvt', bearer, 400, 'bad-tile'],
    [`${here}?colour=red`, bearer, 400, 'unknown-parameter'],
  ]
  for (const [path, headers, status, code] of refused) {
    const answer = await ask('quick', path, headers)
    expect([path, answer.status, answer.body]).toEqual([path, status, code])
    expect(answer).toEqual(await ask('plain', path, headers))
  }
  expect(long).toHaveBeenCalledTimes(refused.length)
})

it('counts against the same budget as every other question', async () => {
  vi.stubEnv('RATE_LIMIT', '0.0001')
  for (const name of ['config', 'rate-limits']) forget(name)
  try {
    const statuses: number[] = []
    for (let each = 0; each < 60; each += 1)
      statuses.push((await ask('quick', here, { authorization: `Bearer ${key}` })).status)
    expect(statuses.slice(0, 50)).toEqual(Array(50).fill(200))
    expect(statuses.slice(50)).toEqual(Array(10).fill(429))
  } finally {
    vi.unstubAllEnvs()
    for (const name of ['config', 'rate-limits']) forget(name)
  }
})
