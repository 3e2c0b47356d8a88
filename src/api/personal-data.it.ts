import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentCity } from '@/features/areas/server'
import { datasets, personalNames } from '@/features/datasets'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { loadDefinitions } from '@/features/indicators/commands/load-definitions'
import { makeKey } from '@/features/keys/commands/make-key'
import { tileAt, worldX, worldY } from '@/features/layers/domain/mercator'
import { startMapStore } from '@/features/layers/server'
import { openAccounts, socketGate } from '@/features/people/server'
import { testKey } from '@/features/sources/testing/door'
import { systemClock } from '@/platform/clock'
import { appendEvents } from '@/platform/events/data/append-events'
import { Relay } from '@/platform/events/relay'
import { hideInLog, logTo } from '@/platform/log'
import { startSocketServer } from '@/platform/realtime/socket-server'
import { forget, singleton } from '@/platform/singleton'
import type { Person } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { readPdf } from '@/testing/read-pdf'
import { createApi } from './app'
import { operations } from './operations'
import { leaksOf, planted, plantedCase, plantedDeliveries } from './testing/planted'
import { framesOf } from './testing/socket-frames'

/**
 * Recognisable values of every kind, through the door, in every field that may hold them; then everything that anybody
 * without the right can ask for is asked for, and searched.
 */
const [name, phone] = planted
const database = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
let logged = ''
let port = 0
let stop = async () => {}
const failed = (error: unknown) => {
  throw error
}
/** Deep enough that a tile tells of each thing. */
const ZOOM = 14
/** What stands for the parameters of a path. */
const known: Record<string, string[]> = {}

async function ask(path: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  const answer = await api.request(`/api/v1${path}`, { headers })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isPaper = answer.headers.get('content-type') === 'application/pdf'
  const isBook = (answer.headers.get('content-type') ?? '').includes('spreadsheet')
  const text = isPaper
    ? (await readPdf(bytes)).pages.join('\n')
    : isBook
      ? Object.values(read(bytes).Sheets)
          .map(sheet => utils.sheet_to_csv(sheet))
          .join('\n')
      : bytes.toString('utf8')
  return { status: answer.status, text: `${JSON.stringify([...answer.headers])}\n${text}` }
}

/** Every address of an operation, for the things that were planted. */
function addressesOf(path: string): string[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, each]) => each ?? '')
  const section = path.split('/')[1] ?? ''
  return names.reduce<string[]>(
    (paths, each) => {
      const values = known[`${section}.${each}`] ?? known[each] ?? ['nothing']
      return paths.flatMap(one => values.map(value => one.replace(`{${each}}`, value)))
    },
    [path],
  )
}

const queries: Readonly<Record<string, string>> = {
  '/indicators/{code}/records': '?part=denominator&area=510100',
  '/indicators/{code}/records.csv': '?part=denominator',
  '/indicators/live': '?after=2026-01-01T00:00:00Z',
  '/events': '?limit=1000',
  '/map/cells/{layer}': '?zoom=14',
}

beforeAll(async () => {
  process.env.INGEST_KEY = testKey
  process.env.DEMO = '1'
  forget('config')
  hideInLog(personalNames())
  forget('log')
  singleton('log', () =>
    logTo(
      new Writable({
        write(chunk, _encoding, done) {
          logged += chunk
          done()
        },
      }),
      'trace',
    ),
  )
  const city = currentCity()
  await loadWorkingCalendar(database.sql, city)
  await loadDefinitions({ sql: database.sql, now: new Date('2026-01-01T00:00:00Z') })
  await openAccounts({ sql: database.sql, city, clock: systemClock(), say: () => {} })
  known.dataset = datasets.map(each => each.name)
  known['indicators.code'] = ['O-DM-31', 'O-DM-24', 'C-HL-01']
  known['areas.code'] = ['510104']
  known.layer = ['cases', 'projects', 'permits', 'assets']
  for (const [dataset, rows] of plantedDeliveries(city, Date.now())) {
    const answer = await api.request(`/api/v1/datasets/${dataset.name}/records`, {
      method: 'POST',
      headers: { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(rows),
    })
    const outcome = (await answer.json()) as { batch: string; accepted: number; rejected: number }
    known['batches.id'] = [...(known['batches.id'] ?? []), outcome.batch]
    const [stored] = await database.sql<{ id: string }[]>`
      select id from ${database.sql(`record.${dataset.name}`)} limit 1`
    known[`${dataset.name}.id`] = stored ? [stored.id] : []
  }
  known['cases.id'] = known['case.id'] ?? []
  known['projects.id'] = known['project.id'] ?? []
  await api.request('/api/v1/datasets/case/records', {
    method: 'POST',
    headers: { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' },
    body: JSON.stringify([plantedCase(Date.now())]),
  })
  const relay = new Relay(database.sql, failed)
  await relay.start()
  const map = startMapStore({ sql: database.sql, relay, city, now: () => new Date(), onError: failed })
  await map.loaded
  const http = createServer()
  const sockets = startSocketServer({ http, relay, sql: database.sql, gate: socketGate, onError: failed })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  port = (http.address() as AddressInfo).port
  stop = async () => {
    await sockets.close()
    map.close()
    await relay.stop()
    http.closeAllConnections()
  }
  const [seen] = await database.sql<{ lng: number; lat: number }[]>`
    select lng::float8, lat::float8 from record."case" where case_no = 'open-now'`
  if (!seen) throw new Error('the open case is not there')
  known.z = ['0', String(ZOOM)]
  known.x = ['0', String(tileAt(worldX(seen.lng), ZOOM))]
  known.y = ['0', String(tileAt(worldY(seen.lat), ZOOM))]
})

afterAll(() => stop())

const administrator: Person = {
  kind: 'person',
  id: 'a',
  name: 'a',
  roles: ['administrator'],
  unit: null,
  post: null,
  area: null,
  session: 's',
}

/** Everybody who has no right to personal data, by the headers they send. */
async function everybody(): Promise<ReadonlyMap<string, Record<string, string>>> {
  const all = new Map<string, Record<string, string>>([['onlooker', {}]])
  const key = await makeKey(
    { name: 'reader', datasets: 'all', verbs: ['read'] },
    {
      sql: database.sql,
      city: currentCity(),
      context: { actor: administrator, clock: systemClock(), requestId: randomUUID(), from: null },
    },
  )
  all.set('key that reads', { authorization: `Bearer ${key.key}` })
  // Posts with the right are here too: without a look of their own they see no more than others.
  for (const persona of [
    'leader',
    'duty-officer',
    'supervisor',
    'seat-operator',
    'inspector',
    'auditor',
    'administrator',
  ]) {
    const answer = await api.request('/api/v1/session/persona', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    })
    const cookie = answer.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    if (answer.ok) all.set(persona, { cookie })
  }
  return all
}

describe('personal data', () => {
  it('were planted: every dataset took its rows and refused one, and they are in the records', async () => {
    for (const dataset of datasets)
      expect([dataset.name, known[`${dataset.name}.id`]?.length]).toEqual([dataset.name, 1])
    const rows = await database.sql`select to_jsonb(r)::text as text from record."case" r`
    expect(leaksOf(rows.map(each => each.text).join('\n'))).toEqual([...planted])
    const waiting = await database.sql`select raw from quarantine`
    expect(leaksOf(waiting.map(each => String(each.raw)).join('\n'))).toEqual([...planted])
  })

  it('are in no answer of any operation, whoever asks', async () => {
    const actors = await everybody()
    expect(actors.size).toBeGreaterThan(7)
    const leaks: string[] = []
    const answered = new Set<string>()
    for (const [actor, headers] of actors)
      for (const { method, path } of operations) {
        if (method !== 'get') continue
        const addresses = path.includes('{dataset}/records/{id}')
          ? datasets.flatMap(each => (known[`${each.name}.id`] ?? []).map(id => `/datasets/${each.name}/records/${id}`))
          : addressesOf(path)
        for (const address of addresses) {
          const { status, text } = await ask(`${address}${queries[path] ?? ''}`, headers)
          if (status === 200) answered.add(path)
          for (const leak of leaksOf(text)) leaks.push(`${actor}: ${address} ${leak}`)
        }
      }
    expect(leaks).toEqual([])
    for (const path of [
      '/datasets/{dataset}/records',
      '/datasets/{dataset}/records.csv',
      '/batches/{id}/rejects',
      '/wall',
      '/brief.pdf',
      '/events',
      '/cases',
      '/cases/export.csv',
      '/indicators/{code}/records',
      '/indicators/export.xlsx',
      '/audit',
      '/tiles/{layer}/{z}/{x}/{y}.mvt',
      '/map/cells/{layer}',
      '/map/things/{layer}',
    ])
      expect([...answered]).toContain(path)
  }, 600_000)

  it('are in no tile, also where it tells of the very thing that has them', async () => {
    const { status, text } = await ask(`/tiles/cases/${ZOOM}/${known.x?.[1]}/${known.y?.[1]}.mvt`, {})
    expect(status).toBe(200)
    const [thing] = await database.sql<{ id: string }[]>`select id from record."case" where case_no = 'open-now'`
    expect(text).toContain(thing?.id)
    expect(leaksOf(text)).toEqual([])
  })

  it('are in no frame of a socket, whoever follows whatever there is', async () => {
    const topics = ['wall', 'index', 'area:510104', 'map:cases', 'map:projects', 'map:permits', 'map:assets']
    const last = 'test:last'
    const told = { at: new Date(), topics: ['index'], type: 'test', subject: last, data: {}, actor: 'test' }
    await database.sql.begin(tx => appendEvents(tx, [told]))
    for (const [actor, headers] of await everybody()) {
      const frames = await framesOf({ port, headers, topics, last })
      expect([actor, frames.length > 5]).toEqual([actor, true])
      expect([actor, leaksOf(frames.join('\n'))]).toEqual([actor, []])
    }
    const things = [...(known['cases.id'] ?? []).map(id => `case:${id}`), 'unit:U-510104-URBAN', 'area:510100', 'index']
    const key = (await everybody()).get('key that reads') ?? {}
    expect(leaksOf((await framesOf({ port, headers: key, topics: things, last })).join('\n'))).toEqual([])
  }, 120_000)

  it('are in no event and in no entry of the audit', async () => {
    const events = await database.sql`select to_jsonb(e)::text as text from event_log e`
    expect(events.length).toBeGreaterThan(datasets.length)
    expect(leaksOf(events.map(each => each.text).join('\n'))).toEqual([])
    const entries = await database.sql`select to_jsonb(e)::text as text from audit_entry e`
    expect(entries.length).toBeGreaterThan(datasets.length)
    expect(leaksOf(entries.map(each => each.text).join('\n'))).toEqual([])
  })

  it('are in no line of the log, also where the database quotes a row in its error', async () => {
    await database.sql.unsafe(`alter table record.enterprise add constraint never check (contact is null) not valid`)
    const body = JSON.stringify([{ creditCode: 'X', name: 'x', contact: name, phone, district: '510104' }])
    const answer = await api.request('/api/v1/datasets/enterprise/records', {
      method: 'POST',
      headers: { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' },
      body,
    })
    expect(answer.status).toBe(500)
    expect(leaksOf(await answer.text())).toEqual([])
    expect(logged).toContain('request failed')
    expect(leaksOf(logged)).toEqual([])
  })

  it('would be found: a leak that is planted is', async () => {
    await database.sql`insert into event_log (at, topics, type, subject, data, actor)
      values (now(), array['wall'], 'test', 'test', ${database.sql.json({ caller: name })}, 'test')`
    const { text } = await ask('/events?limit=1000', {})
    expect(leaksOf(text)).toEqual([name])
    expect(leaksOf(Buffer.from(JSON.stringify({ after: phone })).toString('base64url'))).toEqual([phone])
  })
})
