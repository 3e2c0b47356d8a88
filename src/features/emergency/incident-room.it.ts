import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { person } from '../cases/testing/people'
import { keepRoom } from './commands/keep-room'
import { logEmergency, switchMode } from './commands/switch-mode'
import { afterAction, pastEmergencies } from './queries/after-action'
import { roomNow } from './queries/room-now'

const database = testDatabase()
const city = loadCity('chengdu')
const place = () => ({ sql: database.sql, city })
const T = (minutes: number) => new Date(Date.parse('2026-11-20T02:00:00Z') + minutes * 60_000)
const chief = person('chief', 'duty-officer', { post: '值班长' })
const as = (minutes: number, actor = chief) => ({
  actor,
  clock: fixedClock(T(minutes).toISOString()),
  requestId: 'r',
  from: null,
})

it('is kept by whom the mode belongs to, one winner a version, and goes whole into the after-action report', async () => {
  const begin = { mode: 'emergency', plan: 'flood', until: T(240).toISOString(), reason: '暴雨红色预警' }
  const { id } = await switchMode(place(), as(0), begin)
  const add = (kind: string, body: object, minutes = 1, actor = chief) =>
    keepRoom(place(), as(minutes, actor), { emergency: id, kind, number: null, verb: null, body })
  const change = (kind: string, number: number, verb: string, body: object, minutes = 2) =>
    keepRoom(place(), as(minutes), { emergency: id, kind, number, verb, body })
  const [unit = ''] = city.units.keys()

  // an objective: written once however often it is sent, a stranger's unit refused, a district's officer too
  const commandId = randomUUID()
  const goal = { text: '二环下穿恢复通行，联系 13800138000', dueAt: T(90).toISOString(), unit }
  expect(await add('objective', { ...goal, commandId })).toEqual({ number: 1, version: 1, repeated: false })
  expect(await add('objective', { ...goal, commandId })).toEqual({ number: 1, version: 1, repeated: true })
  await expect(add('objective', { ...goal, unit: 'U-NOBODY' })).rejects.toMatchObject({ code: 'unknown-unit' })
  await expect(add('objective', goal, 1, person('d', 'duty-officer', { area: '510104' }))).rejects.toMatchObject({
    status: 403,
  })
  await expect(add('objective', { ...goal, text: '' })).rejects.toMatchObject({ code: 'shape' })
  await expect(add('weather', goal)).rejects.toMatchObject({ code: 'unknown-verb' })

  // many at once change the same version: one wins, the others are told who
  const racing = await Promise.allSettled(
    Array.from({ length: 8 }, () => change('objective', 1, 'reach', { expectedVersion: 1 })),
  )
  expect(racing.filter(each => each.status === 'fulfilled')).toHaveLength(1)
  for (const each of racing)
    if (each.status === 'rejected')
      expect(each.reason).toMatchObject({
        code: 'changed-meanwhile',
        extra: { version: 2, winner: { post: '值班长', command: 'reach' } },
      })
  await expect(change('objective', 1, 'drop', { expectedVersion: 2, reason: '不再需要' })).rejects.toMatchObject({
    code: 'not-now',
  })

  // resources with their sums
  const pump = { kind: 'vehicle', name: '排涝车', measure: '辆', quantity: 4, from: unit, place: [104.07, 30.66] }
  await add('resource', pump)
  await change('resource', 1, 'commit', { expectedVersion: 1, quantity: 3, said: '排水调度' })
  await expect(change('resource', 1, 'arrive', { expectedVersion: 2, quantity: 9 })).rejects.toMatchObject({
    status: 422,
    code: 'more-than-there',
  })
  await change('resource', 1, 'arrive', { expectedVersion: 2, quantity: 2 })

  // a drawing, a remark, a report and its correction
  await add('drawing', { shape: 'point', kind: 'command-post', label: '前指', corners: [[104.07, 30.66]] })
  await logEmergency(place(), as(5), { text: '二环下穿积水 40 厘米' })
  const before = await roomNow(database.sql, city, T(6))
  expect(before.room?.situation).toMatchObject({ number: 1, from: T(0).toISOString(), cases: { reported: 0 } })
  await add('report', { text: '第一期：积水 40 厘米，排涝车 2 辆在场。' }, 10)
  await expect(change('report', 1, 'issue', { expectedVersion: 1, text: '改掉已经印发的一期' })).rejects.toMatchObject({
    code: 'unknown-verb',
  })
  await expect(add('report', { text: '更正还没有印发的一期', corrects: 7 }, 11)).rejects.toMatchObject({
    code: 'unknown-report',
  })
  await add('report', { text: '第二期：更正第一期，在场 3 辆。', corrects: 1 }, 12)
  const { room, mode } = await roomNow(database.sql, city, T(13))
  expect([mode.id, room?.situation.number, room?.situation.from]).toEqual([id, 3, T(12).toISOString()])
  expect(room?.sums).toMatchObject([{ kind: 'vehicle', asked: 4, committed: 3, arrived: 2, onSite: 2 }])
  expect(room?.objectives[0]?.text).not.toContain('13800138000')

  // each change was told once and is in the audit; the past cannot be rewritten
  const told = await database.sql`select data->>'kind' as kind from event_log where type = 'room.changed' order by seq`
  expect(told.map(each => each.kind)).toEqual([
    ...['objective', 'objective', 'resource', 'resource', 'resource', 'drawing', 'log', 'report', 'report'],
  ])
  const [{ entries = 0 } = {}] =
    await database.sql`select count(*)::int as entries from audit_entry where action in ('room.keep', 'mode.log')`
  expect(entries).toBe(told.length)
  await expect(database.sql`update room_entry set verb = 'set'`).rejects.toThrow(/only added/)

  // back to normal: the room is closed, and its report has all of it
  await switchMode(place(), as(30), { mode: 'normal', reason: '积水已退，恢复常态' })
  expect((await roomNow(database.sql, city, T(31))).room).toBeNull()
  await expect(add('objective', goal, 31)).rejects.toMatchObject({ code: 'no-emergency' })
  await expect(
    keepRoom(place(), as(31), { emergency: 9999, kind: 'objective', number: null, verb: null, body: goal }),
  ).rejects.toMatchObject({ code: 'unknown-emergency' })
  const report = await afterAction(database.sql, city, id, T(60))
  expect(report).toMatchObject({
    minutes: 30,
    objectives: [{ state: 'reached', history: [{ verb: 'set' }, { verb: 'reach', post: '值班长' }] }],
    resources: [{ name: '排涝车', asked: 4, arrived: 2 }],
    reports: [
      { number: 1, corrects: null },
      { number: 2, corrects: 1 },
    ],
    drawings: [{ label: '前指', removedAt: null }],
    log: [{ text: '二环下穿积水 40 厘米' }],
  })
  expect(await pastEmergencies(database.sql, city, T(60))).toMatchObject([{ id, to: T(30).toISOString() }])
})
