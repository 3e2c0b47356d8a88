import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { fixedClock, systemClock } from '../../platform/clock'
import { isSigned } from '../../platform/delivery'
import type { ApiEnv } from '../../platform/http/api-env'
import { forget, singleton } from '../../platform/singleton'
import { type Actor, type Client, type Person, visitor } from '../../shared/auth'
import { Problem } from '../../shared/problem'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { caseRoutes } from '../cases/http'
import { loadWorkingCalendar } from '../datasets/server'
import { loadMatrix } from '../matrix/server'
import { transferRoutes } from './http'
import { followCases, tellNext } from './jobs/keep-transfers'

const database = testDatabase()
const city = () => loadCity('chengdu')
const secret = 'the secret of the platform'
const key = (id: string): Client => ({
  kind: 'client',
  id,
  name: id,
  datasets: ['case'],
  verbs: ['deliver'],
  area: null,
})
const person = (id: string, role: 'duty-officer' | 'administrator'): Person => ({
  kind: 'person',
  id,
  name: id,
  roles: [role],
  unit: null,
  post: '值班员',
  area: null,
  session: id,
})
const actors: Readonly<Record<string, Actor>> = {
  desk: person('desk', 'duty-officer'),
  chief: person('chief', 'administrator'),
  theirs: key('key-of-district'),
  stranger: key('key-of-nobody'),
}

/** The other platform: takes what is signed, drops what it has had, answers its number and its clock. */
const told: { readonly id: string; readonly body: Record<string, unknown> }[] = []
let answers = 200
let platform: Server
let api: ReturnType<typeof serve>
let baseUrl = ''

async function ask(who: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: { 'x-actor': who, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, json: await answer.json() }
}

beforeAll(async () => {
  singleton('city', city)
  await loadWorkingCalendar(database.sql, city())
  await loadMatrix(database.sql, city(), systemClock())
  platform = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const header = (name: string) => request.headers[name]?.toString()
    const signed = { body, timestamp: header('x-chengmai-timestamp'), signature: header('x-chengmai-signature') }
    const status = isSigned(secret, signed, Date.now()) ? answers : 401
    if (status === 200) told.push({ id: header('idempotency-key') ?? '', body: JSON.parse(body) })
    response.writeHead(status).end(JSON.stringify({ number: 'QX-77', dueAt: '2030-01-02T03:04:05Z' }))
  }).listen(0, '127.0.0.1')
  await once(platform, 'listening')
  const app = new Hono<ApiEnv>()
  app.use(async (context, next) => {
    context.set('actor', actors[context.req.header('x-actor') ?? ''] ?? visitor(false))
    context.set('requestId', randomUUID())
    context.set('from', null)
    await next()
  })
  app.route('/', transferRoutes).route('/', caseRoutes)
  app.onError((error, context) => {
    if (!(error instanceof Problem)) throw error
    return context.json({ code: error.code, ...error.extra }, error.status as 400)
  })
  api = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(api, 'listening')
  baseUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  const url = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/cases`
  const named = { code: 'district', name: '示范区运管平台', url, secret, keyId: 'key-of-district' }
  expect((await ask('desk', 'POST', '/platforms', named)).status).toBe(403)
  expect((await ask('chief', 'POST', '/platforms', named)).status).toBe(201)
})
afterAll(async () => {
  api.close()
  platform.close()
  forget('city')
})
beforeEach(() => {
  told.length = 0
  answers = 200
})

const job = () => ({ sql: database.sql, clock: systemClock() })
const report = { cls: 'E0110', foundBy: 'hotline', text: '路口有一堆垃圾', lng: 104.08, lat: 30.65 }
const opened = async () => (await ask('desk', 'POST', '/cases', { ...report, reporterPhone: '13912345678' })).json
const command = async (id: string, name: string, more: object = {}) => {
  const { version } = (await ask('desk', 'GET', `/cases/${id}`)).json
  const body = { expectedVersion: version, commandId: randomUUID(), ...more }
  expect((await ask('desk', 'POST', `/cases/${id}/${name}`, body)).status).toBe(200)
}
const reason = '属区级平台职责范围'

it('hands a case over: both numbers, both clocks, every receipt', async () => {
  const { id, caseNo } = await opened()
  await command(id, 'file', { severity: 3, condition: 'exposed' })
  const handed = await ask('desk', 'POST', `/cases/${id}/transfers`, { platform: 'district', reason })
  expect(handed.status).toBe(201)
  const twice = await ask('desk', 'POST', `/cases/${id}/transfers`, { platform: 'district', reason })
  expect([twice.status, twice.json.code]).toEqual([409, 'handed-over'])

  // their platform is down: it is told later, and nothing is lost
  answers = 503
  expect(await tellNext(job())).toBe(true)
  const waiting = (await ask('desk', 'GET', `/cases/${id}/transfers`)).json.items[0]
  expect(waiting).toMatchObject({ state: 'waiting', theirNo: null, receipts: [] })
  expect(waiting.error).toMatch(/^503/)
  expect(await tellNext(job())).toBe(false)
  answers = 200
  const later = { ...job(), clock: fixedClock(new Date(Date.now() + 120_000)) }
  expect([await tellNext(later), await tellNext(later)]).toEqual([true, false])
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({
    id: `${handed.json.id}.waiting`,
    body: { type: 'case.handed-over', number: caseNo, case: { cls: 'E0110', status: 'filed' } },
  })
  expect(JSON.stringify(told)).not.toContain('139')

  const receipts = `/transfers/${handed.json.id}/receipts`
  expect((await ask('stranger', 'POST', receipts, { state: 'accepted' })).status).toBe(403)
  expect((await ask('theirs', 'POST', receipts, { state: 'accepted' })).json.state).toBe('accepted')
  const done = { state: 'done', text: '已清运' }
  expect((await ask('theirs', 'POST', receipts, done)).json).toEqual({ state: 'done', repeated: false })
  expect((await ask('theirs', 'POST', receipts, done)).json).toEqual({ state: 'done', repeated: true })
  expect((await ask('theirs', 'POST', receipts, { state: 'accepted' })).json.code).toBe('transfer-over')

  const { json: shown } = await ask('desk', 'GET', `/cases/${id}/transfers`)
  const { json: each } = await ask('desk', 'GET', `/cases/${id}`)
  expect(shown.items).toMatchObject([
    {
      direction: 'out',
      ourNo: caseNo,
      theirNo: 'QX-77',
      ourDueAt: each.limitAt,
      theirDueAt: '2030-01-02T03:04:05.000Z',
      state: 'done',
      error: null,
    },
  ])
  expect(shown.items[0].receipts.map((said: { by: string; state: string }) => [said.by, said.state])).toEqual([
    ['them', 'received'],
    ['them', 'accepted'],
    ['them', 'done'],
  ])
  // the case is still ours to check and close
  expect(each).toMatchObject({ status: 'filed' })
  expect(each.unit).not.toBeNull()
})

it('takes a case of theirs once, and tells them as it goes on', async () => {
  const given = {
    number: 'QX-100',
    dueAt: '2030-05-06T00:00:00Z',
    case: { cls: 'E0113', text: '路面破损', lng: 104.08, lat: 30.65 },
  }
  expect((await ask('stranger', 'POST', '/transfers', given)).json.code).toBe('no-platform')
  const [one, two] = await Promise.all([1, 2].map(() => ask('theirs', 'POST', '/transfers', given)))
  expect([one?.status, two?.status].toSorted()).toEqual([200, 201])
  expect(one?.json.number).toBe(two?.json.number)
  const [kept] = await database.sql`select id from record."case" where case_no = ${one?.json.number}`
  const id = kept?.id as string
  expect((await ask('desk', 'GET', `/cases/${id}`)).json).toMatchObject({ foundBy: 'transfer', status: 'reported' })
  expect(await followCases(job())).toBe(0)

  await command(id, 'file', { severity: 3, condition: 'damaged' })
  await command(id, 'dispatch')
  expect(await followCases(job())).toBe(1)
  expect([await tellNext(job()), await followCases(job()), await tellNext(job())]).toEqual([true, 0, false])
  expect(told[0]?.body).toMatchObject({ type: 'case.progress', yourNumber: 'QX-100', state: 'accepted' })
  expect(told[0]?.body.dueAt).not.toBeNull()

  await command(id, 'void', { reason: '对方撤回此件' })
  await followCases(job())
  await tellNext(job())
  expect(told[1]?.body).toMatchObject({ state: 'returned', case: { status: 'voided' } })
  const { json: theirs } = await ask('theirs', 'GET', `/transfers/${one?.json.id}`)
  expect(theirs).toMatchObject({ yourNumber: 'QX-100', yourDueAt: '2030-05-06T00:00:00.000Z', state: 'returned' })
  expect(theirs.receipts.map((said: { by: string; state: string }) => [said.by, said.state])).toEqual([
    ['us', 'received'],
    ['us', 'accepted'],
    ['us', 'returned'],
  ])
  const { json: shown } = await ask('desk', 'GET', `/cases/${id}/transfers`)
  expect(shown.platforms).toEqual([{ code: 'district', name: '示范区运管平台' }])
})
