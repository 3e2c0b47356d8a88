import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock, systemClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import { forget, singleton } from '@/platform/singleton'
import type { Actor, Client } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { passTime } from '../cases/jobs/keep-clocks'
import { listen } from '../cases/testing/case-door'
import { person } from '../cases/testing/people'
import { loadWorkingCalendar } from '../datasets/server'
import { sendNext } from '../deliveries/server'
import { switchMode } from '../emergency/commands/switch-mode'
import { takeAlert } from '../emergency/commands/take-alert'
import { capAlert } from '../emergency/testing/cap'
import { loadMatrix } from '../matrix/server'
import { digestMessage } from './commands/digest-message'
import { addAlertAddress } from './commands/keep-addresses'
import { tellAddresses } from './commands/tell-addresses'
import { alertAddress } from './domain/alert-address'
import { type Outside, startOutside, wordsOf } from './testing/outside'

const database = testDatabase()
const city = () => loadCity('chengdu')
const start = Date.now()
const at = (minutes: number) => new Date(start + minutes * 60_000)
const unit = 'U-510104-URBAN'
const leader = person('head', 'leader', { post: '带班领导' })
const weather: Client = {
  kind: 'client',
  id: 'weather',
  name: '气象预警',
  datasets: ['incident'],
  verbs: ['deliver'],
  area: null,
}
let outside: Outside
let door: Awaited<ReturnType<typeof listen>>

const as = (actor: Actor, minutes = 0): CommandContext => ({
  actor,
  clock: fixedClock(at(minutes).toISOString()),
  requestId: 'test',
  from: null,
})
const add = (wanted: Record<string, unknown>) =>
  addAlertAddress(database.sql, as(person('keeper', 'supervisor')), alertAddress.parse(wanted))
const command = async (actor: string, id: string, name: string, more: object = {}) => {
  const { version } = (await door.ask(actor, 'GET', `/cases/${id}`)).json
  const body = { expectedVersion: version, commandId: randomUUID(), ...more }
  const { status, json } = await door.ask(actor, 'POST', `/cases/${id}/${name}`, body)
  expect([status, json.code]).toEqual([200, undefined])
}
/** A case that somebody reported by name and telephone, and the desk gave to the unit. */
async function dispatched(): Promise<{ id: string; caseNo: string }> {
  const place = { address: '王某某家门口', lng: 104.08, lat: 30.65 }
  const reporter = { reporterName: '王某某', reporterPhone: '13911112222' }
  const report = { cls: 'E0110', foundBy: 'hotline', text: '王某某反映路口有垃圾，回电13911112222' }
  const { id, caseNo } = (await door.ask('desk', 'POST', '/cases', { ...report, ...place, ...reporter })).json
  await command('desk', id, 'file', { severity: 3, condition: 'exposed' })
  await command('desk', id, 'dispatch')
  return { id, caseNo }
}
/** Two tellers at once, then all that is due is sent: whom by e-mail, and what in words, by name of the box. */
async function send(minutes: number): Promise<Record<string, string>> {
  await Promise.all([tellAddresses(database.sql, at(minutes)), tellAddresses(database.sql, at(minutes))])
  const kinds = [digestMessage(city(), 'https://city.example')]
  const before = outside.mail.received.length
  while (await sendNext({ sql: database.sql, couriers: outside.couriers, kinds, at: at(minutes) }));
  const news = outside.mail.received.slice(before).map(({ to, raw }) => [to.split('@')[0], wordsOf(raw)] as const)
  expect(new Set(news.map(([to]) => to)).size).toBe(news.length)
  return Object.fromEntries(news)
}
const boxes = (sent: Record<string, string>) => Object.keys(sent).sort()

beforeAll(async () => {
  singleton('city', city)
  await loadWorkingCalendar(database.sql, city())
  await loadMatrix(database.sql, city(), systemClock())
  door = await listen([person('desk', 'duty-officer'), leader])
  outside = await startOutside()
  await send(0)
  const mailbox = (name: string, more: object) => add({ channel: 'email', address: `${name}@city.example`, ...more })
  await mailbox('unit', { post: 'approver', unit, everyMinutes: 60 })
  await mailbox('other', { post: 'approver', unit: 'U-CLEAN-1' })
  await mailbox('duty', { post: 'duty-officer', everyMinutes: 60 })
  await mailbox('duty-elsewhere', { post: 'duty-officer', unit: 'U-CLEAN-1' })
  await mailbox('leader', { post: 'leader' })
  await add({ channel: 'webhook', address: outside.hookUrl, post: 'duty-officer', everyMinutes: 60 })
})
afterAll(async () => {
  await outside.close()
  await door.close()
  forget('city')
})

describe('cases outside the program', () => {
  it('reach the unit that has to act and the desk, no other unit, at once and then in one digest', async () => {
    const { id, caseNo } = await dispatched()
    const sent = await send(1)
    expect(boxes(sent)).toEqual(['duty', 'unit'])
    const where = `${city().classes.get('E0110')?.name.zh} · ${city().areas.get('510104')?.name.zh}`
    for (const part of [`案件已派遣  ${caseNo} · ${where} · `, `https://city.example/cases/${id}\n`, 'case dispatched'])
      expect(sent.unit).toContain(part)
    expect(outside.hooked.at(-1)?.body.data).toMatchObject({
      rule: 'cases',
      count: 1,
      events: [{ type: 'case.dispatched', data: { id, sourceId: caseNo, cls: 'E0110', unit, district: '510104' } }],
    })

    for (let n = 0; n < 30; n++) await dispatched()
    expect(boxes(await send(30))).toEqual([])
    const later = await send(61)
    expect(boxes(later)).toEqual(['duty', 'unit'])
    expect(later.unit).toContain('案件，30 项')
    expect(later.unit?.match(/案件已派遣/g)).toHaveLength(30)
    expect(later.unit).toContain('https://city.example/duty\n')
    expect(outside.hooked.map(each => each.body.data.count)).toEqual([1, 30])
  })

  it('tell of a supervision note with the day of its answer, of its overdue answer, and of what escalated by itself', async () => {
    const { id, caseNo } = await dispatched()
    await command(leader.id, id, 'supervise', { text: '王某某又来电，请当日办结', hours: 4 })
    await command('desk', id, 'escalate', { reason: '王某某再次来电催办' })
    const sent = await send(200)
    expect(boxes(sent)).toEqual(['duty', 'unit'])
    expect(sent.unit).toMatch(new RegExp(`案件督办，\\S.* 前答复  ${caseNo}`))
    expect(sent.unit).toContain(`案件已升级  ${caseNo}`)
    const passed = await passTime({
      sql: database.sql,
      city: city(),
      clock: fixedClock(at(60 * 24 * 30).toISOString()),
    })
    expect(passed).toMatchObject({ reminded: 1 })
    expect(passed.escalated).toBeGreaterThan(20)
    const late = await send(300)
    expect(boxes(late)).toEqual(['duty', 'unit'])
    expect(late.unit).toMatch(new RegExp(`督办答复超期，应于 \\S.* 前答复  ${caseNo}`))
    expect(late.unit?.match(/案件超时自动升级/g)?.length).toBe(passed.escalated)
    expect(outside.hooked.at(-1)?.body.data.count).toBe(passed.escalated + 1)
  })
})

describe('the city’s mode outside the program', () => {
  it('reaches leaders and duty posts, of a unit as well, and what follows within five minutes', async () => {
    const place = { sql: database.sql, city: city() }
    const begin = { mode: 'emergency', plan: 'flood', until: at(900).toISOString(), reason: '王某某报告暴雨红色预警' }
    await switchMode(place, as(leader, 400), begin)
    const sent = await send(400)
    expect(boxes(sent)).toEqual(['duty', 'duty-elsewhere', 'leader'])
    for (const part of ['转入应急状态', 'emergency mode began', 'https://city.example/duty/room\n'])
      expect(sent.leader).toContain(part)
    expect(outside.hooked.at(-1)?.body.data).toMatchObject({
      rule: 'mode',
      count: 1,
      events: [{ type: 'mode.changed', data: { mode: 'emergency', plan: 'flood' } }],
    })
    await takeAlert(database.sql, as(weather, 401), capAlert({ status: 'Exercise' }))
    await switchMode(place, as(leader, 402), { mode: 'normal', reason: '王某某报告雨停' })
    expect(boxes(await send(404))).toEqual([])
    const later = await send(405)
    expect(boxes(later)).toEqual(['duty', 'duty-elsewhere', 'leader'])
    for (const part of ['外部预警（非实际：演练或测试）  暴雨 · Ⅰ级', '恢复常态运行'])
      expect(later.leader).toContain(part)
    expect(outside.hooked.at(-1)?.body.data.events.map(each => each.type)).toEqual(['alert.taken', 'mode.changed'])
  })
})

it('tells an address of each event once, whichever of two tellers is faster, and nobody of whoever reported', async () => {
  const told = await database.sql<{ event: string }[]>`
    select payload ->> 'addressId' || ' ' || seq as event
    from delivery cross join jsonb_array_elements_text(payload::jsonb -> 'seqs') as seq`
  expect(told.length).toBeGreaterThan(100)
  expect(new Set(told.map(each => each.event)).size).toBe(told.length)
  const all = [
    ...outside.mail.received.flatMap(({ raw }) => [raw, wordsOf(raw)]),
    ...outside.hooked.map(each => each.raw),
  ]
  expect(all.length).toBeGreaterThan(20)
  for (const words of all)
    for (const own of ['王某某', '13911112222', '139****2222', 'person:']) expect(words).not.toContain(own)
})
