import { expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { person } from '../cases/testing/people'
import { endOverdue } from './commands/end-overdue'
import { logEmergency, switchMode } from './commands/switch-mode'
import { afterAction } from './queries/after-action'
import { modeNow, stageFactorNow } from './queries/mode-now'

const database = testDatabase()
const place = () => ({ sql: database.sql, city: loadCity('chengdu') })
const as = (at: string, actor = person('chief', 'duty-officer', { post: '值班长' })) => ({
  actor,
  clock: fixedClock(at),
  requestId: 'r',
  from: null,
})
const T = (minutes: number) => new Date(Date.parse('2026-11-20T02:00:00Z') + minutes * 60_000)
const mode = async (minutes: number) => (await modeNow(database.sql, place().city, T(minutes))).mode

it('is switched with a reason, runs by its plan, and comes back with a report from its log', async () => {
  const begin = { mode: 'emergency', plan: 'flood', until: T(120).toISOString(), reason: '暴雨红色预警' }
  const { id } = await switchMode(place(), as(T(0).toISOString()), begin)
  await expect(switchMode(place(), as(T(1).toISOString()), begin)).rejects.toMatchObject({ code: 'same-mode' })
  await logEmergency(place(), as(T(5).toISOString()), { text: '带班领导已到岗', step: 0 })
  await logEmergency(place(), as(T(9).toISOString()), { text: '二环下穿积水 40 厘米' })
  expect(await stageFactorNow(database.sql, place().city, T(10))).toBe(0.5)
  const { checklist } = await modeNow(database.sql, place().city, T(10))
  expect(checklist.map(each => each.doneAt !== null)).toEqual([true, false, false, false, false, false])
  await switchMode(place(), as(T(30).toISOString()), { mode: 'normal', reason: '积水已退，恢复常态' })
  expect([await mode(-1), await mode(0), await mode(29), await mode(30)]).toEqual([
    'normal',
    'emergency',
    'emergency',
    'normal',
  ])
  expect(await stageFactorNow(database.sql, place().city, T(31))).toBe(1)
  const report = await afterAction(database.sql, place().city, id, T(60))
  expect(report).toMatchObject({
    minutes: 30,
    isOver: true,
    log: [{ step: 0 }, { step: null, text: '二环下穿积水 40 厘米' }],
  })
  const events =
    await database.sql`select data->>'mode' as mode from event_log where type = 'mode.changed' order by seq`
  expect(events.map(each => each.mode)).toEqual(['emergency', 'normal'])
  const district = person('district', 'duty-officer', { area: '510104' })
  await expect(switchMode(place(), as(T(40).toISOString(), district), begin)).rejects.toMatchObject({ status: 403 })
})

it('ends by itself when its end comes', async () => {
  const until = T(260).toISOString()
  await switchMode(place(), as(T(200).toISOString()), { mode: 'emergency', plan: 'gas', until, reason: '燃气管道破裂' })
  expect([await mode(259), await mode(260)]).toEqual(['emergency', 'normal'])
  const told = () => database.sql<{ data: object }[]>`
    select data from event_log where type = 'mode.changed' and at >= ${T(201)} order by seq`
  const clock = (minutes: number) => ({ clock: fixedClock(T(minutes).toISOString()), requestId: 'r' })
  expect(await endOverdue(place(), clock(259))).toBe(0)
  // seen late, after an outage, by two nodes: told once
  const ended = await Promise.all([endOverdue(place(), clock(400)), endOverdue(place(), clock(400))])
  expect([ended.sort(), await endOverdue(place(), clock(401))]).toEqual([[0, 1], 0])
  expect((await told()).map(each => each.data)).toMatchObject([{ mode: 'normal', name: '燃气泄漏' }])
  expect([await mode(259), await mode(260)]).toEqual(['emergency', 'normal'])
})
