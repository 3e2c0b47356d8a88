import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fixedClock, systemClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import type { Person } from '../../shared/auth'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { cityCalendar, loadWorkingCalendar } from '../datasets/server'
import { loadMatrix } from '../matrix/server'
import { noticesOf } from '../notices/server'
import { passTime } from './jobs/keep-clocks'
import { listen } from './testing/case-door'
import { person } from './testing/people'

const leaders = Array.from({ length: 8 }, (_, at) => person(`leader-${at}`, 'leader', { post: `带班领导${at}` }))
const workers = Array.from({ length: 8 }, (_, at) =>
  person(`worker-${at}`, 'inspector', { unit: 'U-510104-URBAN', post: `甲区城管队员${at}` }),
)
const database = testDatabase()
const city = () => loadCity('chengdu')
let door: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  singleton('city', city)
  await loadWorkingCalendar(database.sql, city())
  await loadMatrix(database.sql, city(), systemClock())
  door = await listen([person('desk', 'duty-officer'), ...leaders, ...workers, person('stranger', 'inspector')])
})
afterAll(async () => {
  await door.close()
  forget('city')
})

const detail = async (id: string) => (await door.ask('desk', 'GET', `/cases/${id}`)).json
const command = async (actor: string, id: string, name: string, more: object = {}) =>
  door.ask(actor, 'POST', `/cases/${id}/${name}`, {
    expectedVersion: (await detail(id)).version,
    commandId: randomUUID(),
    ...more,
  })
/** A case that is with the unit of the workers. */
async function dispatched(): Promise<string> {
  const report = { cls: 'E0110', foundBy: 'hotline', text: '路口有一堆垃圾', lng: 104.08, lat: 30.65 }
  const { id } = (await door.ask('desk', 'POST', '/cases', report)).json
  await command('desk', id, 'file', { severity: 3, condition: 'exposed' })
  await command('desk', id, 'dispatch')
  return id
}
const ids = async (search: string) =>
  (await door.ask('desk', 'GET', `/cases?${search}`)).json.items.map((each: { id: string }) => each.id)
const counts = async () => (await door.ask('desk', 'GET', '/cases/notes/counts')).json

it('is written, answered, sent back, answered again and accepted; list, numbers, export and bell tell it', async () => {
  const id = await dispatched()
  const before = await detail(id)
  expect(before.allowed).toContain('supervise')
  expect(before.allowed).not.toContain('review')
  const asked = await command('leader-0', id, 'supervise', { text: '请说明未到场原因', hours: 4 })
  expect(asked.status).toBe(200)
  const noted = await detail(id)
  expect(noted).toMatchObject({
    supervised: true,
    note: { state: 'open', text: '请说明未到场原因', post: '带班领导0', to: 'U-510104-URBAN', hours: 4, isLate: false },
  })
  const calendar = cityCalendar(city())
  const [from, due] = [Date.parse(noted.note.at), Date.parse(noted.note.dueAt)]
  expect(due).toBe(calendar.addWorkingMinutes(from, 240))
  expect([await ids('note=waiting'), await ids('note=overdue'), await counts()]).toEqual([
    [id],
    [],
    { waiting: 1, overdue: 0, answered: 0 },
  ])
  expect(await ids('counter=supervised')).toEqual([id])
  expect(await ids('handler=U-510104-URBAN&note=waiting')).toEqual([id])

  expect((await command('stranger', id, 'answer', { text: '不是我们的' })).status).toBe(403)
  expect((await command('worker-0', id, 'answer', { text: '已到场' })).status).toBe(200)
  expect(await counts()).toEqual({ waiting: 0, overdue: 0, answered: 1 })
  const vague = await command('leader-1', id, 'review', { verdict: 'returned' })
  expect([vague.status, vague.json.code]).toEqual([422, 'reason-needed'])
  await command('leader-1', id, 'review', { verdict: 'returned', reason: '未说明完成时间' })
  expect((await detail(id)).note).toMatchObject({ state: 'returned', sentBack: { text: '未说明完成时间' } })
  await command('worker-1', id, 'answer', { text: '今日十八时前完成' })
  await command('leader-0', id, 'review', { verdict: 'accepted' })
  const done = await detail(id)
  expect(done.note).toMatchObject({ state: 'accepted', answer: { text: '今日十八时前完成', post: '甲区城管队员1' } })
  expect(done.allowed).toContain('supervise')
  const steps = done.timeline
    .slice(3)
    .map((each: { command: string; data: { note: string } }) => [each.command, each.data.note])
  expect(steps).toEqual([
    ['supervise', 'open'],
    ['answer', 'answered'],
    ['review', 'returned'],
    ['answer', 'answered'],
    ['review', 'accepted'],
  ])
  const file = String((await door.ask('desk', 'GET', '/cases/export.csv?lang=en')).json)
  expect(file).toContain('Note,Note text,Answer due,Answer late')
  expect(file).toContain('accepted,请说明未到场原因')
  const told = await database.sql<{ type: string; topics: string[] }[]>`
    select type, topics from event_log where ${`case:${id}`} = any(topics) and type = any(${[
      'case.supervised',
      'case.answered',
      'case.reviewed',
    ]}) order by seq`
  expect(told.map(each => each.type)).toEqual(
    ['supervised', 'answered', 'reviewed', 'answered', 'reviewed'].map(each => `case.${each}`),
  )
  expect(told.every(each => each.topics.includes('unit:U-510104-URBAN'))).toBe(true)
  const [audited] = await database.sql`
    select count(*)::int as entries from audit_entry where subject = ${`case:${id}`} and action = 'case.review'`
  expect(audited?.entries).toBe(2)
})

it('has one winner of many at each step, and tells the others who', async () => {
  const id = await dispatched()
  const version = (await detail(id)).version
  const race = (people: readonly { id: string }[], name: string, expectedVersion: number, more: object) =>
    Promise.all(
      people.map(each =>
        door.ask(each.id, 'POST', `/cases/${id}/${name}`, { expectedVersion, commandId: randomUUID(), ...more }),
      ),
    )
  const asked = await race(leaders, 'supervise', version, { text: '请当日办结', hours: 2 })
  // The first makes the case supervised, which is a new version: the others are told who by that.
  expect(asked.map(each => each.status).sort()).toEqual([200, ...Array(7).fill(409)])
  const answers = await race(workers, 'answer', (await detail(id)).version, { text: '已到场' })
  expect(answers.map(each => each.status).sort()).toEqual([200, ...Array(7).fill(409)])
  const lost = answers.find(each => each.status === 409)
  expect(lost?.json).toMatchObject({ code: 'note-state', note: 'answered', winner: { command: 'answer' } })
  expect(lost?.json.winner.post).toMatch(/^甲区城管队员/)
  const verdict = { verdict: 'accepted' }
  const judged = await race(leaders, 'review', (await detail(id)).version, verdict)
  expect(judged.filter(each => each.status === 200)).toHaveLength(1)
  const [kept] = await database.sql`
    select count(*)::int as steps from case_step where case_id = ${id} and command in ('supervise', 'answer', 'review')`
  expect(kept?.steps).toBe(3)
})

it('marks what is overdue, follows the case to another unit, and stands where a case is closed', async () => {
  const id = await dispatched()
  await command('desk', id, 'supervise', { text: '请尽快到场', hours: 1 })
  await database.sql`
    update case_step set data = data || '{"dueAt": "2026-01-05T02:00:00.000Z"}' where case_id = ${id} and command = 'supervise'`
  expect([await ids('note=overdue'), (await detail(id)).note.isLate]).toEqual([[id], true])
  const ofOld = await door.ask('desk', 'GET', `/cases?id=${id}&note=waiting&at=2026-01-01T00:00:00Z`)
  expect(ofOld.json.items).toEqual([])
  await command('desk', id, 'dispatch', { unit: 'U-CLEAN-1', reason: '改派环卫作业一队' })
  expect((await command('worker-0', id, 'answer', { text: '已转出' })).status).toBe(403)
  expect(await ids('handler=U-CLEAN-1&note=waiting')).toEqual([id])
  await command('desk', id, 'void', { reason: '重复反映，作废' })
  expect(await ids('note=waiting')).toEqual([])
  const wrong = await door.ask('desk', 'GET', '/cases?note=somehow')
  expect([wrong.status, wrong.json.parameter]).toEqual([400, 'note'])
})

it('calls whoever wrote the note and the unit once when the answer is late, after an outage too, and anew for each hour given', async () => {
  const id = await dispatched()
  await command('leader-3', id, 'supervise', { text: '请尽快到场', hours: 1 })
  const pass = (at: Date) => passTime({ sql: database.sql, city: city(), clock: fixedClock(at) })
  const bell = async (who: Person) => {
    const { items } = await noticesOf(database.sql, who, new Date())
    return items.filter(each => each.type === 'case.reminded' && each.thing?.id === id).length
  }
  const told = async () =>
    Promise.all(
      [leaders[3], leaders[4], workers[0], person('other', 'inspector', { unit: 'U-CLEAN-1' })].map(each =>
        bell(each as Person),
      ),
    )
  const late = () => database.sql`
    update case_step set data = data || '{"dueAt": "2026-01-05T02:00:00.000Z"}'
    where seq = (select max(seq) from case_step where case_id = ${id} and data ? 'note')`
  expect((await pass(new Date())).reminded).toBe(0)
  await late()
  // Two nodes look at the same moment: one tells.
  const passed = await Promise.all([pass(new Date()), pass(new Date())])
  expect(passed.map(each => each.reminded).sort()).toEqual([0, 1])
  expect((await pass(new Date())).reminded).toBe(0)
  expect(await told()).toEqual([1, 0, 1, 0])
  expect((await detail(id)).timeline.at(-1)).toMatchObject({ command: 'remind', data: { writer: 'person:leader-3' } })
  expect((await detail(id)).note).toMatchObject({ state: 'open', isLate: true })
  await command('worker-0', id, 'answer', { text: '已到场' })
  expect((await pass(new Date())).reminded).toBe(0)
  await command('leader-0', id, 'review', { verdict: 'returned', reason: '未说明完成时间' })
  await late()
  expect((await pass(new Date())).reminded).toBe(1)
  expect(await told()).toEqual([2, 0, 2, 0])
  const byHand = await command('leader-0', id, 'remind')
  expect(byHand.status).toBe(403)
})

it('leaves a case escalated before there were notes as it was', async () => {
  const id = await dispatched()
  await command('desk', id, 'escalate', { reason: '临近时限无人到场' })
  expect(await detail(id)).toMatchObject({ supervised: true, note: null })
  expect((await command('leader-0', id, 'supervise', { text: '请说明原因', hours: 4 })).status).toBe(200)
})
