import { beforeAll, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { fixedClock } from '@/platform/clock'
import { singleton } from '@/platform/singleton'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../areas'
import { currentCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { cookieOf, makeAccount } from '../people/testing/accounts'
import { redLamps, unnoticedReds } from './server'

const db = testDatabase()
const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
/** A minute into the ninety-first day. */
const NOW = new Date('2026-11-18T16:01:00Z')
const cookies = new Map<string, string>()
let fresh = ''
let old = ''
let out = ''

const acknowledge = async (id: string, as: string) => {
  const answer = await api.request(`/api/v1/flags/${id}/acknowledge`, {
    method: 'POST',
    headers: { cookie: cookies.get(as) ?? '', 'content-type': 'application/json' },
    body: '{}',
  })
  return [answer.status, await answer.json()] as const
}
const lamps = async (at = NOW) => {
  const found = await redLamps(db.sql, lookAt(at, currentCity().timezone, { kind: 'all' }))
  return Object.fromEntries(found.map(each => [each.id, [each.isNew, each.isAcknowledged]]))
}

beforeAll(async () => {
  singleton('clock', () => fixedClock(NOW))
  await loadWorkingCalendar(db.sql, currentCity())
  for (const [username, role, area] of [
    ['officer', 'duty-officer', null],
    ['elsewhere', 'duty-officer', '510107'],
    ['approver', 'approver', null],
  ] as const) {
    await makeAccount(db.sql, { username, roles: [role], area })
    cookies.set(username, await cookieOf(api, username))
  }
  const [a = '', b = '', c = ''] = await insertRecords(db.sql, 'project', [
    { projectCode: 'NEW', name: 'new', isKey: true, signedAt: '2026-08-20T02:00:00Z' },
    { projectCode: 'OLD', name: 'old', isKey: true, signedAt: '2026-06-01T02:00:00Z' },
    { projectCode: 'OUT', name: 'out', isKey: true, signedAt: '2026-11-01T02:00:00Z' },
  ])
  fresh = a
  old = b
  out = c
})

it('pulses for three days at most, and no longer than until somebody at a desk takes notice', async () => {
  expect(await lamps()).toEqual({ [fresh]: [true, false], [old]: [false, false] })
  expect(await lamps(new Date(NOW.getTime() + 3 * 86_400_000))).toMatchObject({ [fresh]: [false, false] })
  expect(await unnoticedReds(db.sql, [fresh, out], NOW)).toEqual([fresh])
  expect(await acknowledge(fresh, 'officer')).toEqual([200, { acknowledged: true, isNew: true }])
  expect(await lamps()).toEqual({ [fresh]: [false, true], [old]: [false, false] })
  expect(await unnoticedReds(db.sql, [fresh, out], NOW)).toEqual([])
})

it('is told to walls and written down once, whoever presses how often', async () => {
  expect(await acknowledge(old, 'officer')).toEqual([200, { acknowledged: true, isNew: true }])
  const both = await Promise.all([acknowledge(old, 'officer'), acknowledge(old, 'officer')])
  for (const [, answer] of both) expect(answer).toEqual({ acknowledged: true, isNew: false })
  const events = await db.sql<{ topics: string[] }[]>`
    select topics from event_log where type = 'flag.acknowledged' and subject = ${`flag:project:${old}`}`
  expect(events).toHaveLength(1)
  expect(events[0]?.topics).toEqual(expect.arrayContaining(['wall', 'area:510104', `project:${old}`]))
  const entries = await db.sql`
    select after from audit_entry where action = 'flag.acknowledge' and subject = ${`flag:project:${old}`}`
  expect(entries).toHaveLength(1)
})

it('is refused to whoever does not watch there, and where no red lamp is lit', async () => {
  for (const as of ['approver', 'elsewhere']) expect((await acknowledge(fresh, as))[0]).toBe(403)
  expect((await acknowledge(out, 'officer'))[0]).toBe(404)
  expect((await acknowledge('nothing', 'officer'))[0]).toBe(404)
})
