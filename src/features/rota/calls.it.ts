import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fixedClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import type { Actor } from '../../shared/auth'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { logCall } from './commands/log-call'
import { newestCalls } from './data/call.queries'
import { dutyNow } from './queries/duty-now'

const database = testDatabase()
const city = loadCity('chengdu')
const now = new Date('2026-11-21T08:00:00Z')
const person = (role: 'duty-officer' | 'inspector'): Actor => ({
  kind: 'person',
  id: role,
  name: role,
  roles: [role],
  unit: null,
  post: '值班员',
  area: null,
  session: 's',
})
const call = (body: object, actor = person('duty-officer'), at = now) =>
  logCall({ sql: database.sql, city }, { actor, clock: fixedClock(at), requestId: 'test', from: null }, body)

beforeAll(() => {
  singleton('city', () => city)
})
afterAll(() => forget('city'))

it('keeps who called whom and when, once, with an entry of the audit', async () => {
  const unit = [...city.units.values()][0]
  const post = (await dutyNow(database.sql, city, now)).items.find(each => each.person !== null)
  const told = { to: { kind: 'unit', code: unit?.code }, place: 'watch', commandId: randomUUID() }
  await call(told)
  await call(told)
  await call(
    { to: { kind: 'post', code: post?.post }, place: 'drill', commandId: randomUUID() },
    undefined,
    new Date(now.getTime() + 60_000),
  )
  const calls = await newestCalls(database.sql, 10)
  expect(calls.map(({ to, place, at, by }) => [to.code, to.phone, to.name.zh, place, at, by])).toEqual([
    [post?.post, post?.phone, post?.name.zh, 'drill', '2026-11-21T08:01:00.000Z', '值班员'],
    [unit?.code, unit?.phone, unit?.name.zh, 'watch', '2026-11-21T08:00:00.000Z', '值班员'],
  ])
  const audited = await database.sql`select subject from audit_entry where action = 'duty.call' order by seq`
  expect(audited.map(each => each.subject)).toEqual([`unit:${unit?.code}`, `post:${post?.post}`])
})

it('refuses whom nobody knows, and whoever does not keep the duty', async () => {
  const to = (code: string) => ({ to: { kind: 'unit', code }, place: 'room', commandId: randomUUID() })
  await expect(call(to('U-NOWHERE'))).rejects.toMatchObject({ code: 'unknown-callee' })
  const [unit] = [...city.units.keys()]
  await expect(call(to(unit ?? ''), person('inspector'))).rejects.toMatchObject({ code: 'forbidden' })
})
