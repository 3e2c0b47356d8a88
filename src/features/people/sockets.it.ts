import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import type { NewEvent } from '@/platform/events'
import { appendEvents } from '@/platform/events/data/append-events'
import { Relay } from '@/platform/events/relay'
import type { Delivery } from '@/platform/realtime/follower'
import { startSocketServer } from '@/platform/realtime/socket-server'
import { testDatabase } from '@/testing/database'
import { socketGate } from './server'
import { cookieOf, makeAccount } from './testing/accounts'

const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
const errors: unknown[] = []
let port = 0
let stop = async () => {}
const open: (() => void)[] = []

beforeAll(async () => {
  await makeAccount(db.sql, { username: 'chief', roles: ['administrator'] })
  const relay = new Relay(db.sql, error => errors.push(error))
  await relay.start()
  const http = createServer()
  const sockets = startSocketServer({ http, relay, sql: db.sql, gate: socketGate, onError: each => errors.push(each) })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  port = (http.address() as AddressInfo).port
  stop = async () => {
    await sockets.close()
    await relay.stop()
    http.closeAllConnections()
  }
})
afterEach(() => {
  for (const close of open.splice(0)) close()
})
afterAll(async () => {
  await stop()
  expect(errors).toEqual([])
})

function connect(sent: string | { readonly authorization: string }) {
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/rt',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: typeof sent === 'string' ? { cookie: sent } : sent,
  })
  open.push(() => socket.disconnect())
  const seen: Delivery[] = []
  const refused: unknown[] = []
  const told: { ended?: string; error?: string; ready: boolean; open: boolean } = { ready: false, open: true }
  socket.on('event', (delivery: Delivery) => seen.push(delivery))
  socket.on('refused', answer => refused.push(answer))
  socket.on('snapshot', () => {
    told.ready = true
  })
  socket.on('ended', ({ reason }: { reason: string }) => {
    told.ended = reason
  })
  socket.on('disconnect', () => {
    told.open = false
  })
  socket.on('connect_error', ({ message }) => {
    told.error = message
  })
  return {
    socket,
    seen,
    refused,
    told,
    follow: (...topics: string[]) => socket.emit('follow', { topics, after: null }),
  }
}

async function until(what: () => boolean, ms = 30_000) {
  const end = Date.now() + ms
  while (!what()) {
    if (Date.now() > end) throw new Error('waited in vain')
    await sleep(10)
  }
}

const event = (subject: string, topics: readonly string[], data = {}): NewEvent => ({
  at: new Date(),
  topics,
  type: subject.startsWith('index:') ? 'index.computed' : 'record.added',
  subject,
  data,
  actor: 'test',
})
const tell = (...events: NewEvent[]) => db.sql.begin(tx => appendEvents(tx, events))
const both = ['area:510104', 'area:510105', 'area:510100', 'wall']
/** One of each district, one nowhere, the index of all, and a last one that both districts see. */
const day = () =>
  tell(
    event('case:own', ['area:510104', 'area:510100', 'wall', 'map:cases']),
    event('case:other', ['area:510105', 'area:510100', 'wall', 'map:cases']),
    event('case:nowhere', []),
    event('index:510100', ['index', ...both], { value: 80, areas: { 510104: 70, 510105: 60 } }),
    event('case:last', both),
  )

const act = async (route: string, body: unknown, method = 'POST') => {
  const cookie = await cookieOf(api, 'chief')
  const headers = { 'content-type': 'application/json', cookie }
  const answer = await api.request(`/api/v1${route}`, { method, headers, body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
}

describe('a socket', () => {
  it('is refused to nobody', async () => {
    const { told } = connect('')
    await until(() => told.error !== undefined)
    expect(told.error).toBe('sign-in-needed')
  })

  it('follows topics of its area and is told what happens there, and of the index only the own', async () => {
    await makeAccount(db.sql, { username: 'east', roles: ['duty-officer'], area: '510104', unit: 'U-510104-URBAN' })
    const { seen, refused, told, follow } = connect(await cookieOf(api, 'east'))
    const nobody = '00000000-0000-7000-8000-000000000000'
    follow(
      'wall',
      'map:cases',
      'area:510104',
      'area:510105',
      'area:510100',
      'unit:U-510104-URBAN',
      'unit:U-510105-URBAN',
      `case:${nobody}`,
    )
    await until(() => told.ready)
    expect(refused).toEqual(
      ['area:510105', 'area:510100', 'unit:U-510105-URBAN', `case:${nobody}`].map(topic => ({ topic, code: 'scope' })),
    )
    await day()
    await until(() => seen.some(each => each.subject === 'case:last'))
    expect(seen.map(each => each.subject)).toEqual(['case:own', 'index:510100', 'case:last'])
    expect(seen[1]?.data).toEqual({ areas: { 510104: 70 } })
  })

  it('replays no more than it would have been told', async () => {
    const { socket, seen } = connect(await cookieOf(api, 'east'))
    socket.emit('follow', { topics: ['wall'], after: 0 })
    await until(() => seen.some(each => each.subject === 'case:last'))
    expect(seen.some(each => each.subject === 'case:other')).toBe(false)
  })

  it('ends within a second of the account being disabled, and says why', async () => {
    const id = await makeAccount(db.sql, { username: 'gone', roles: ['leader'] })
    const { told, follow } = connect(await cookieOf(api, 'gone'))
    follow('wall')
    await until(() => told.ready)
    await act(`/people/${id}/disable`, {})
    const disabled = Date.now()
    await until(() => told.ended !== undefined && !told.open)
    expect(Date.now() - disabled).toBeLessThan(1000)
    expect(told.ended).toBe('disabled')
  })

  it('loses within a second what a changed right no longer reaches, and keeps the rest', async () => {
    const id = await makeAccount(db.sql, { username: 'moved', roles: ['duty-officer'] })
    const { seen, refused, told, follow } = connect(await cookieOf(api, 'moved'))
    follow('area:510104', 'area:510105', 'wall')
    await until(() => told.ready)
    await act(`/people/${id}`, { name: 'moved', roles: ['duty-officer'], area: '510104' }, 'PUT')
    const changed = Date.now()
    await until(() => refused.length > 0)
    expect(Date.now() - changed).toBeLessThan(1000)
    expect(refused).toEqual([{ topic: 'area:510105', code: 'scope' }])
    await day()
    await until(() => seen.some(each => each.subject === 'case:last'))
    expect(seen.map(each => each.subject)).toEqual(['case:own', 'index:510100', 'case:last'])
    // no role: no right to look at anything
    await act(`/people/${id}`, { name: 'moved', roles: [] }, 'PUT')
    await until(() => told.ended !== undefined)
    expect(told.ended).toBe('rights')
  })

  it('ends with its session, also when nobody asks for anything any more', async () => {
    await makeAccount(db.sql, { username: 'idle', roles: ['leader'] })
    // a busy machine connects too late for a session of a few seconds: then it gets one with more of them left
    for (const seconds of [3, 15, 60]) {
      const cookie = await cookieOf(api, 'idle')
      await db.sql`
        update person_session set updated_at = now() - interval '30 minutes' + ${seconds} * interval '1 second'
        where user_id = (select id from person where username = 'idle')`
      const { told, follow } = connect(cookie)
      follow('wall')
      await until(() => told.ended !== undefined || told.error !== undefined, 90_000)
      if (told.error !== undefined) continue
      expect(told.ended).toBe('idle')
      return
    }
    expect.unreachable('never connected')
  })

  it('of a program ends within a second of its key being revoked', async () => {
    const cookie = await cookieOf(api, 'chief')
    const post = (route: string, body: unknown) =>
      api.request(`/api/v1${route}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      })
    const wish = { name: 'follower', verbs: ['read'], datasets: 'all', area: null, days: 1 }
    const { id, key } = (await (await post('/keys', wish)).json()) as { id: string; key: string }
    const { told, follow } = connect({ authorization: `Bearer ${key}` })
    follow('wall')
    await until(() => told.ready)
    expect((await post(`/keys/${id}/revoke`, { reason: 'no longer used' })).status).toBe(200)
    const revoked = Date.now()
    await until(() => told.ended !== undefined && !told.open)
    expect(Date.now() - revoked).toBeLessThan(1000)
    expect(told.ended).toBe('key-revoked')
  })
})
