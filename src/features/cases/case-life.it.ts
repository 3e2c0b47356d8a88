import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock, systemClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { cityCalendar, loadWorkingCalendar } from '../datasets/server'
import { loadMatrix } from '../matrix/server'
import { passTime } from './jobs/keep-clocks'
import { listen } from './testing/case-door'
import { person } from './testing/people'

const officers = Array.from({ length: 64 }, (_, at) => person(`officer-${at}`, 'duty-officer'))
const people = [
  ...officers,
  person('worker', 'inspector', { unit: 'U-510104-URBAN', post: '甲区城管队员' }),
  person('collector', 'inspector', { unit: 'U-PATROL-1' }),
  person('elsewhere', 'duty-officer', { area: '510105' }),
]
const database = testDatabase()
const city = () => loadCity('chengdu')
let door: Awaited<ReturnType<typeof listen>>
const desk = 'officer-0'

beforeAll(async () => {
  singleton('city', city)
  await loadWorkingCalendar(database.sql, city())
  await loadMatrix(database.sql, city(), systemClock())
  door = await listen(people)
})
afterAll(async () => {
  await door.close()
  forget('city')
})

const report = { cls: 'E0110', foundBy: 'hotline', text: '路口有一堆垃圾', lng: 104.08, lat: 30.65 }
const open = async (more: object = {}) => (await door.ask(desk, 'POST', '/cases', { ...report, ...more })).json
const command = async (actor: string, id: string, name: string, expectedVersion: number, more: object = {}) =>
  door.ask(actor, 'POST', `/cases/${id}/${name}`, { expectedVersion, commandId: randomUUID(), ...more })

describe('a case through HTTP', () => {
  it('goes from the report to the closing, owned at every moment, each step told, audited and on the record', async () => {
    const opened = await open()
    expect(opened.caseNo).toMatch(/^510104\d{13}$/)
    let version = opened.version
    const life: [string, string, object, string][] = [
      [desk, 'file', { severity: 3, condition: 'exposed' }, 'filed'],
      [desk, 'dispatch', {}, 'dispatched'],
      ['worker', 'accept', {}, 'handling'],
      ['worker', 'handle', { text: '已清运' }, 'handled'],
      ['collector', 'check', { result: 'pass' }, 'checked'],
      [desk, 'close', {}, 'closed'],
    ]
    for (const [actor, name, more, status] of life) {
      const answer = await command(actor, opened.id, name, version, more)
      expect([name, answer.status, answer.json.status ?? answer.json]).toEqual([name, 200, status])
      version = answer.json.version
      const { json } = await door.ask(desk, 'GET', `/cases/${opened.id}`)
      expect(json).toMatchObject({ status, version, unit: 'U-510104-URBAN' })
    }
    const { json: detail } = await door.ask(desk, 'GET', `/cases/${opened.id}`)
    expect(detail.timeline.map((each: { command: string }) => each.command)).toEqual([
      'register',
      ...life.map(each => each[1]),
    ])
    expect(detail).toMatchObject({ limitUnit: 'wh', limitValue: 4, condition: 'exposed' })
    const calendar = cityCalendar(city())
    const [filedAt, limitAt] = [Date.parse(detail.filedAt), Date.parse(detail.limitAt)]
    expect(calendar.workingMinutesBetween(filedAt, limitAt)).toBeCloseTo(240, 3)
    const events = await database.sql`
      select type, actor, data->>'status' as status from event_log where ${`case:${opened.id}`} = any(topics) order by seq`
    expect(events.map(each => each.type)).toEqual(
      ['registered', 'filed', 'dispatched', 'accepted', 'handled', 'checked', 'closed'].map(each => `case.${each}`),
    )
    const [wall] = await database.sql`select count(*)::int as told from event_log where 'wall' = any(topics)`
    expect(wall?.told).toBe(events.length)
    const audits =
      await database.sql`select action from audit_entry where subject = ${`case:${opened.id}`} order by seq`
    expect(audits.map(each => each.action)).toEqual(life.map(each => `case.${each[1]}`))
  })

  it('answers a repeated command with what it did, and refuses its number for another', async () => {
    const { id, version } = await open()
    const body = { expectedVersion: version, commandId: randomUUID(), severity: 3, condition: 'other' }
    const first = await door.ask(desk, 'POST', `/cases/${id}/file`, body)
    const again = await door.ask(desk, 'POST', `/cases/${id}/file`, body)
    expect(again.json).toEqual({ ...first.json, repeated: true })
    const other = await door.ask(desk, 'POST', `/cases/${id}/file`, { ...body, severity: 1 })
    expect([other.status, other.json.code]).toEqual([422, 'command-reused'])
    const steps = await database.sql`select 1 from case_step where case_id = ${id}`
    expect(steps).toHaveLength(2)
    const twice = { ...report, commandId: randomUUID() }
    const [one, two] = [await door.ask(desk, 'POST', '/cases', twice), await door.ask(desk, 'POST', '/cases', twice)]
    expect([one.status, two.status, two.json.id]).toEqual([201, 200, one.json.id])
  })

  it('says what is wrong with a body, a place, a state, a right', async () => {
    const bad = await door.ask(desk, 'POST', '/cases', { ...report, cls: 'X1' })
    expect([bad.status, bad.json.code, bad.json.field]).toEqual([400, 'shape', 'cls'])
    const outside = await door.ask(desk, 'POST', '/cases', { ...report, lng: 116.4, lat: 39.9 })
    expect([outside.status, outside.json.code]).toEqual([400, 'outside-city'])
    const { id, version } = await open()
    const early = await command(desk, id, 'close', version)
    expect(early.json).toMatchObject({ code: 'wrong-state', status: 'reported' })
    expect(early.json.allowed).toContain('file')
    expect((await command('elsewhere', id, 'file', version, { severity: 3, condition: 'other' })).status).toBe(403)
    expect((await command('nobody', id, 'file', version, {})).status).toBe(401)
    expect((await door.ask(desk, 'GET', '/cases/none')).status).toBe(404)
  })

  it('rules where units disagree, and a ruling binds the unit that gave it back', async () => {
    const { id, version: first } = await open({ cls: 'C0123', text: '不明井盖丢失' })
    const filed = await command(desk, id, 'file', first, { severity: 1, condition: 'missing' })
    const { json: detail } = await door.ask(desk, 'GET', `/cases/${id}`)
    expect(detail.proposal).toMatchObject({ by: 'provisional', unit: 'U-510104-URBAN' })
    const sent = await command(desk, id, 'dispatch', filed.json.version)
    const back = await command('worker', id, 'return', sent.json.version, { reason: '权属不清，不是本单位设施' })
    const pushed = await command(desk, id, 'dispatch', back.json.version)
    expect(pushed.json.code).toBe('returned-unit')
    const ruled = await command(desk, id, 'rule', back.json.version, {
      unit: 'U-510104-URBAN',
      reason: '市级裁定由属地处置',
    })
    const again = await command(desk, id, 'dispatch', ruled.json.version)
    expect(again.json.status).toBe('dispatched')
  })

  it('merges a duplicate, splits a report of two things, suspends and resumes', async () => {
    const [kept, double] = [await open(), await open()]
    const merged = await command(desk, double.id, 'merge', double.version, { into: kept.id })
    expect(merged.json.status).toBe('voided')
    expect((await door.ask(desk, 'GET', `/cases/${double.id}`)).json.mergedInto).toBe(kept.caseNo)
    const parts = [
      { cls: 'E0410', text: '单车乱停' },
      { cls: 'C0305', text: '果皮箱破损' },
    ]
    const before = (await door.ask(desk, 'GET', '/cases/counts')).json.reported
    const split = await command(desk, kept.id, 'split', kept.version, { into: parts, reason: '一次反映两件事' })
    expect((await door.ask(desk, 'GET', '/cases/counts')).json.reported).toBe(before + 2)
    const filed = await command(desk, kept.id, 'file', split.json.version, { severity: 3, condition: 'other' })
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const stopped = await command(desk, kept.id, 'suspend', filed.json.version, { until, reason: '受施工条件限制' })
    expect((await door.ask(desk, 'GET', `/cases/${kept.id}`)).json).toMatchObject({
      status: 'suspended',
      limitAt: null,
      clock: { state: 'stopped' },
    })
    const resumed = await command(desk, kept.id, 'resume', stopped.json.version)
    expect(resumed.json.status).toBe('filed')
  })
})

describe('many officers at once', () => {
  it.each([2, 8, 64])('%i: one wins, the others are told who', async count => {
    const { id, version } = await open()
    const answers = await Promise.all(
      officers
        .slice(0, count)
        .map(officer => command(officer.id, id, 'file', version, { severity: 3, condition: 'other' })),
    )
    const won = answers.filter(each => each.status === 200)
    const lost = answers.filter(each => each.status === 409)
    expect([won.length, lost.length]).toEqual([1, count - 1])
    const winner = `person:officer-${answers.findIndex(each => each.status === 200)}`
    for (const each of lost)
      expect(each.json).toMatchObject({
        code: 'version-conflict',
        status: 'filed',
        version: won[0]?.json.version,
        winner: { actor: winner, command: 'file' },
      })
    const steps = await database.sql`select command from case_step where case_id = ${id}`
    expect(steps).toHaveLength(2)
  })
})

describe('numbers, lists and exports', () => {
  it('agree counter by counter', async () => {
    const { json: numbers } = await door.ask(desk, 'GET', '/cases/counts')
    for (const [counter, count] of Object.entries(numbers).filter(([name]) => name !== 'withoutPlace')) {
      const items = []
      for (let cursor = ''; ; ) {
        const { json } = await door.ask(desk, 'GET', `/cases?counter=${counter}&limit=3${cursor}`)
        items.push(...json.items)
        if (json.next === null) break
        cursor = `&cursor=${json.next}`
      }
      expect([counter, new Set(items.map(each => each.id)).size]).toEqual([counter, count])
      const { json: csv } = await door.ask(desk, 'GET', `/cases/export.csv?counter=${counter}`)
      expect([counter, csv.trim().split('\r\n').length - 1]).toEqual([counter, count])
    }
    expect(numbers.open).toBeGreaterThan(3)
  })
})

describe('a report by anybody', () => {
  it('becomes one case with a number to ask with, however often it is sent', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const { json: kept } = await door.send('', '/photos', png, 'image/png')
    expect(kept.url).toMatch(/^\/api\/v1\/photos\//)
    expect((await door.send('', '/photos', Buffer.from('no picture'), 'image/png')).status).toBe(415)
    const body = {
      text: '路灯不亮三天了',
      lng: 104.08,
      lat: 30.65,
      photo: kept.url,
      phone: '13800000000',
      commandId: randomUUID(),
    }
    const [one, two] = [await door.ask('', 'POST', '/reports', body), await door.ask('', 'POST', '/reports', body)]
    expect([one.status, two.json.token]).toEqual([201, one.json.token])
    const { json: tracked } = await door.ask('', 'GET', `/reports/${one.json.token.toLowerCase()}`)
    expect(tracked).toMatchObject({ cls: 'C0137', status: 'reported' })
    expect(JSON.stringify(tracked)).not.toContain('138')
    expect((await door.ask('', 'GET', '/reports/NOSUCHONE')).status).toBe(404)
    const { json: list } = await door.ask(desk, 'GET', '/cases?cls=C0137')
    const [{ id }] = list.items
    const seen = { reporterPhone: '138****0000', mayUnmask: true }
    expect((await door.ask(desk, 'GET', `/cases/${id}`)).json).toMatchObject(seen)
    expect((await door.ask('collector', 'GET', `/cases/${id}`)).json).toMatchObject({ ...seen, mayUnmask: false })
  })
})

describe('time', () => {
  it('escalates what waits too long, once, and ends a suspension on its day', async () => {
    const { id, version } = await open()
    const filed = await command(desk, id, 'file', version, { severity: 3, condition: 'other' })
    const until = new Date(Date.now() + 10 * 60_000).toISOString()
    await command(desk, id, 'suspend', filed.json.version, { until, reason: '等待材料到场' })
    const waiting = await open()
    const later = { sql: database.sql, city: city(), clock: fixedClock(new Date(Date.now() + 20 * 60_000)) }
    const first = await passTime(later)
    expect(first.resumed).toBe(1)
    expect(first.escalated).toBeGreaterThan(0)
    expect((await door.ask(desk, 'GET', `/cases/${id}`)).json.status).toBe('filed')
    const { json: escalated } = await door.ask(
      desk,
      'GET',
      `/cases/${waiting.id}?at=${later.clock.now().toISOString()}`,
    )
    expect(escalated).toMatchObject({ supervised: true, status: 'reported' })
    expect(await passTime(later)).toMatchObject({ escalated: 0, resumed: 0 })
  })
})
