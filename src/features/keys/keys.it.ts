import { beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { loadCity } from '@/features/areas/server'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { caseRow, testKey } from '@/features/sources/testing/door'
import { denials } from '@/platform/audit'
import { fixedClock } from '@/platform/clock'
import type { Person } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { makeKey } from './commands/make-key'
import { revokeKey } from './commands/revoke-key'
import { keyUses } from './server'

const database = testDatabase()
const city = loadCity('chengdu')
const administrator: Person = {
  kind: 'person',
  id: 'p1',
  name: '管理员',
  roles: ['administrator'],
  unit: null,
  post: null,
  area: null,
  session: 's1',
}
const of = (actor: Person, at = new Date().toISOString()) => ({
  sql: database.sql,
  city,
  context: { actor, clock: fixedClock(at), requestId: 'r', from: '127.0.0.1' },
})
const make = (wish: Record<string, unknown>, at?: string) =>
  makeKey({ name: 'test', datasets: 'all', verbs: ['read', 'deliver'], ...wish }, of(administrator, at))

const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })

async function call(key: string, method: string, path: string, body?: unknown) {
  const answer = await api.request(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, json: text.startsWith('{') ? JSON.parse(text) : text }
}

const [here, there] = ['510104', '510105']
const deliver = (key: string, rows: readonly Record<string, unknown>[], dataset = 'case') =>
  call(key, 'POST', `/datasets/${dataset}/records`, rows)
const entries = (action: string) =>
  database.sql`select * from audit_entry where action = ${action} order by seq`.then(rows => [...rows])

beforeAll(async () => {
  process.env.INGEST_KEY = testKey
  await loadWorkingCalendar(database.sql, city)
})

describe('a key', () => {
  it('is shown once, kept as a hash, and its making is written down without it', async () => {
    const { key, id, prefix } = await make({ name: '城管系统', datasets: ['case'], area: here })
    const [row] = await database.sql`select * from api_key where id = ${id}`
    expect(JSON.stringify(row)).not.toContain(key.slice(12))
    const [entry] = (await entries('key.made')).slice(-1)
    expect(entry).toMatchObject({ actor: 'person:p1', subject: `key:${id}`, after: { prefix, area: here } })
    expect(JSON.stringify(entry)).not.toContain(key.slice(12))
  })

  it('acts as its holder, and its calls are counted together', async () => {
    const { key, id } = await make({})
    for (let at = 0; at < 3; at++) expect((await call(key, 'GET', '/datasets')).status).toBe(200)
    expect(await database.sql`select calls from api_key where id = ${id}`).toEqual([{ calls: 0 }])
    await keyUses().settle()
    const [row] = await database.sql`select calls, last_used_at from api_key where id = ${id}`
    expect(row).toMatchObject({ calls: 3, last_used_at: expect.any(Date) })
    const answer = await deliver(key, [caseRow({ caseNo: 'mine' })])
    expect(answer.json).toMatchObject({ accepted: 1, sentBy: `client:${id}` })
    expect((await entries('record.deliver')).at(-1)).toMatchObject({
      actor: `client:${id}`,
      subject: `batch:${answer.json.batch}`,
      after: { accepted: 1, datasets: ['case'] },
    })
  })

  it('ends at once when it is revoked, and by itself when its time is over', async () => {
    const { key, id } = await make({})
    expect((await call(key, 'GET', '/datasets')).status).toBe(200)
    await revokeKey({ id, reason: '人员离职' }, of(administrator))
    expect(await call(key, 'GET', '/datasets')).toMatchObject({ status: 401, json: { code: 'key-revoked' } })
    expect((await entries('key.revoked')).at(-1)).toMatchObject({ subject: `key:${id}`, reason: '人员离职' })
    await expect(revokeKey({ id, reason: null }, of(administrator))).rejects.toMatchObject({ code: 'already-revoked' })
    const old = await make({ days: 1 }, '2026-01-01T00:00:00Z')
    expect(await call(old.key, 'GET', '/datasets')).toMatchObject({ status: 401, json: { code: 'key-expired' } })
    await denials().settle()
    expect((await entries('key.use')).map(each => each.after.code)).toEqual(
      expect.arrayContaining(['key-revoked', 'key-expired']),
    )
  })

  it('lives a year at most', async () => {
    const made = await make({}, '2026-01-01T00:00:00Z')
    expect(made.expiresAt).toBe('2027-01-01T00:00:00.000Z')
    await expect(make({ days: 366 })).rejects.toMatchObject({ code: 'bad-key-wish' })
  })

  it.each([
    [{ verbs: [] }, 'bad-key-wish'],
    [{ verbs: ['everything'] }, 'bad-key-wish'],
    [{ datasets: [] }, 'bad-key-wish'],
    [{ name: ' ' }, 'bad-key-wish'],
    [{ datasets: ['cases'] }, 'unknown-dataset'],
    [{ area: '999999' }, 'unknown-area'],
  ])('is refused with %j', async (wish, code) => {
    await expect(make(wish)).rejects.toMatchObject({ code })
  })

  it('that nobody made is none, and no key makes keys', async () => {
    const { key } = await make({ verbs: ['read', 'deliver', 'withdraw', 'manage'] })
    const forged = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A')
    expect(await call(forged, 'GET', '/datasets')).toMatchObject({ status: 401, json: { code: 'key-wrong' } })
    expect(await call(key, 'GET', '/keys')).toMatchObject({ status: 403, json: { permission: 'key.manage' } })
    expect(await call(testKey, 'POST', '/keys', {})).toMatchObject({ status: 403 })
  })

  it('is made within the area of who makes it', async () => {
    const own = { ...administrator, roles: ['data-administrator'], area: here } as const
    const wish = { name: 'x', datasets: 'all', verbs: ['read'] }
    await expect(makeKey({ ...wish, area: there }, of(own))).rejects.toMatchObject({ status: 403 })
    await expect(makeKey(wish, of(own))).rejects.toMatchObject({ status: 403 })
    expect(await makeKey({ ...wish, area: here }, of(own))).toMatchObject({ area: here })
    const officer = { ...administrator, roles: ['duty-officer'] } as const
    await expect(makeKey(wish, of(officer))).rejects.toMatchObject({ status: 403 })
  })
})

describe('datasets and verbs hold at every door', () => {
  it('a key for case delivers no project', async () => {
    const { key } = await make({ datasets: ['case'], verbs: ['deliver', 'withdraw'] })
    expect(await deliver(key, [{ projectCode: 'P1' }], 'project')).toMatchObject({ status: 403 })
    expect(await call(key, 'DELETE', '/datasets/project/records/direct/P1')).toMatchObject({ status: 403 })
    expect(await call(key, 'POST', '/sources/spgl-approval/records', [])).toMatchObject({ status: 403 })
    expect(await call(key, 'POST', '/datasets/case/records?profile=spgl-approval', [])).toMatchObject({ status: 403 })
    expect((await deliver(key, [caseRow({ caseNo: 'd-1' })])).status).toBe(200)
  })

  it('a key that reads delivers, withdraws and manages nothing', async () => {
    const { key } = await make({ verbs: ['read'] })
    for (const [method, path, body] of [
      ['POST', '/datasets/case/records', [caseRow()]],
      ['DELETE', '/datasets/case/records/direct/d-1', undefined],
      ['POST', '/sources', {}],
      ['POST', '/index/changes/preview', {}],
    ] as const)
      expect(await call(key, method, path, body)).toMatchObject({ status: 403 })
  })

  it('a key that delivers reads nothing but the outcome of its own deliveries', async () => {
    const { key } = await make({ verbs: ['deliver'] })
    const { json: own } = await deliver(key, [caseRow({ caseNo: 'own', status: 'lost', reporterName: '李四' })])
    const { json: foreign } = await deliver(testKey, [caseRow({ caseNo: 'foreign' })])
    for (const path of ['/datasets/case/records', '/indicators', '/events', '/wall', '/map/points/cases'])
      expect(await call(key, 'GET', path)).toMatchObject({ status: 403 })
    expect((await call(key, 'GET', `/batches/${own.batch}`)).status).toBe(200)
    expect((await call(key, 'GET', `/batches/${own.batch}/rejects`)).json).toMatchObject({
      raw: { reporterName: '李四' },
    })
    expect((await call(key, 'GET', `/batches/${foreign.batch}`)).status).toBe(403)
    const { json: list } = await call(key, 'GET', '/batches')
    expect(list.items.map((each: { batch: string }) => each.batch)).toEqual([own.batch])
    await denials().settle()
    expect((await entries('city.read')).at(-1)).toMatchObject({
      outcome: 'denied',
      subject: expect.stringContaining('GET'),
    })
  })

  it('a key that reads case reads no hotline, nor what mixes datasets', async () => {
    const { key } = await make({ datasets: ['case'], verbs: ['read'] })
    expect((await call(key, 'GET', '/datasets/case/records')).status).toBe(200)
    expect((await call(key, 'GET', '/datasets/hotline/records')).status).toBe(403)
    const mixed = { '/events': 'record.read-all', '/index/worth': 'record.read-all', '/wall': 'wall.show' }
    for (const [path, permission] of Object.entries({ ...mixed, '/map/points/cases': 'wall.show' }))
      expect([path, await call(key, 'GET', path)]).toMatchObject([path, { status: 403, json: { permission } }])
  })
})

describe('the area of a key holds for every record', () => {
  it('a row that lies elsewhere is refused with the code scope and costs no other', async () => {
    const { key } = await make({ area: here })
    const rows = [
      caseRow({ caseNo: 'in', district: here }),
      caseRow({ caseNo: 'out', district: there }),
      caseRow({ caseNo: 'point', district: '', lng: 104.0633, lat: 30.6598 }),
    ]
    const answer = await deliver(key, rows)
    const inside = city.locate(104.0633, 30.6598)?.district === here ? 1 : 0
    expect(answer.json).toMatchObject({ received: 3, accepted: 1 + inside, byCode: { scope: 2 - inside } })
    expect(await database.sql`select 1 from record."case" where source_id = 'out'`).toHaveLength(0)
  })

  it('a record elsewhere is not taken over, not withdrawn, not rewritten in the past', async () => {
    await deliver(testKey, [caseRow({ caseNo: 'theirs', district: there })])
    const { key } = await make({ area: here, verbs: ['deliver', 'withdraw'] })
    const before = await database.sql`select * from record."case" where source_id = 'theirs'`
    const scoped = { status: 403, json: { code: 'scope', sourceIds: ['theirs'] } }
    expect(await deliver(key, [caseRow({ caseNo: 'theirs', district: here })])).toMatchObject(scoped)
    expect(await deliver(key, [{ caseNo: 'theirs', _withdrawn: true }])).toMatchObject(scoped)
    expect(await call(key, 'DELETE', '/datasets/case/records/direct/theirs')).toMatchObject(scoped)
    const earlier = await call(key, 'POST', '/datasets/case/records?heldFrom=2026-01-01T00:00:00Z', [
      caseRow({ caseNo: 'theirs', district: here }),
    ])
    expect(earlier).toMatchObject(scoped)
    expect(await database.sql`select * from record."case" where source_id = 'theirs'`).toEqual(before)
    expect(await database.sql`select 1 from history."case" where source_id = 'theirs'`).toHaveLength(0)
  })
})
