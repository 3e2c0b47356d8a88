import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { loadMatrix, matrixPage } from '../matrix/server'
import { listen } from './testing/case-door'
import { person } from './testing/people'

const database = testDatabase()
const city = () => loadCity('chengdu')
let door: Awaited<ReturnType<typeof listen>>
const crewOf = { first: 'U-ROADS-1', near: 'U-ROADS-1', far: 'U-ROADS-1', gone: 'U-ROADS-1', lights: 'U-LIGHTS-1' }
const people = [
  person('desk', 'duty-officer'),
  ...Object.entries(crewOf).map(([id, unit]) => person(id, 'inspector', { unit })),
]

beforeAll(async () => {
  singleton('city', city)
  await loadWorkingCalendar(database.sql, city())
  await loadMatrix(database.sql, city(), systemClock())
  door = await listen(people)
  const now = new Date()
  for (const [id, unit] of Object.entries(crewOf)) {
    await database.sql`
      insert into person (id, name, email, username, created_at, updated_at, roles, unit, post)
      values (${id}, ${id}, ${`${id}@people.invalid`}, ${id}, ${now}, ${now}, array['inspector'], ${unit}, '养护员')`
    if (id === 'gone') continue
    await database.sql`
      insert into person_session (id, token, user_id, expires_at, created_at, updated_at)
      values (${id}, ${id}, ${id}, ${new Date(now.getTime() + 3_600_000)}, ${now}, ${now})`
  }
})
afterAll(async () => {
  await door.close()
  forget('city')
})

const pothole = { cls: 'E0113', foundBy: 'hotline', text: '路面破损', lng: 104.08, lat: 30.65 }
const command = async (actor: string, id: string, name: string, more: object = {}) => {
  const { json } = await door.ask('desk', 'GET', `/cases/${id}`)
  return door.ask(actor, 'POST', `/cases/${id}/${name}`, {
    expectedVersion: json.version,
    commandId: randomUUID(),
    ...more,
  })
}
const filed = async (more: object = {}): Promise<string> => {
  const { json } = await door.ask('desk', 'POST', '/cases', { ...pothole, ...more })
  expect((await command('desk', json.id, 'file', { severity: 3, condition: 'damaged' })).status).toBe(200)
  return json.id
}
/** Done at a place, so that it is known where they are. */
const worked = async (who: string, place: { lng: number; lat: number }) => {
  const id = await filed(place)
  await command('desk', id, 'dispatch')
  await command(who, id, 'accept')
  expect((await command(who, id, 'handle')).status).toBe(200)
}

it('ranks whom a case could be given to, says why, and gives it to the one who was chosen', async () => {
  await worked('far', { lng: 104.09, lat: 30.68 })
  await worked('near', { lng: 104.081, lat: 30.651 })
  const id = await filed()
  const { json } = await door.ask('desk', 'GET', `/cases/${id}/candidates`)
  expect(json.unit).toBe('U-ROADS-1')
  const codes = json.items.map((each: { code: string }) => each.code)
  const of = (code: string) => json.items.find((each: { code: string }) => each.code === code)
  // the crew is where its people were last; it goes before a person of equal merit
  expect(codes.slice(0, 5)).toEqual(['U-ROADS-1', 'near', 'far', 'U-ROADS-2', 'first'])
  expect(of('near')).toMatchObject({ kind: 'person', post: '养护员', isOnDuty: true, ability: 'own', load: 0 })
  expect(of('near').metres).toBeGreaterThan(100)
  expect(of('near').metres).toBeLessThan(200)
  expect(of('first')).toMatchObject({ metres: null, seenAt: null, minutes: 30 })
  expect(of('U-ROADS-2').ability).toMatch(/^E0113-/)
  expect(of('lights')).toMatchObject({ isOnDuty: true, ability: null })
  expect(of('gone').isOnDuty).toBe(false)
  expect(codes.indexOf('gone')).toBeGreaterThan(codes.indexOf('lights'))

  // what is in hand counts: with two more cases the nearest is the last of those who are there
  for (const _ of [1, 2]) {
    const other = await filed()
    expect((await command('desk', other, 'dispatch', { assignee: 'near' })).status).toBe(200)
  }
  const { json: later } = await door.ask('desk', 'GET', `/cases/${id}/candidates`)
  const again = later.items.map((each: { code: string }) => each.code)
  expect(again.indexOf('near')).toBeGreaterThan(again.indexOf('far'))

  const wrong = await command('desk', id, 'dispatch', { assignee: 'nobody' })
  expect([wrong.status, wrong.json.code]).toEqual([422, 'unknown-assignee'])
  const given = await command('desk', id, 'dispatch', { assignee: 'far' })
  expect(given.json.status).toBe('dispatched')
  const { json: detail } = await door.ask('desk', 'GET', `/cases/${id}`)
  expect(detail).toMatchObject({ assignee: 'far', assigneePost: '养护员' })
  const mine = (await door.ask('far', 'GET', '/cases?handler=U-LIGHTS-1,far')).json.items
  expect(mine.map((each: { id: string }) => each.id)).toEqual([id])
  expect((await door.ask('near', 'GET', `/cases/${id}/candidates`)).status).toBe(403)
  expect((await door.ask('desk', 'GET', `/cases/${id}/candidates?unit=U-NONE`)).json.code).toBe('unknown-unit')
})

it('sends a case where a ruling says, and proposes the line that would have sent it there', async () => {
  const id = await filed({ cls: 'C0123', text: '不明井盖丢失' })
  await command('desk', id, 'rule', { unit: 'U-ROADS-2', reason: '市级裁定由道桥养护二队处置' })
  const { json: detail } = await door.ask('desk', 'GET', `/cases/${id}`)
  expect(detail.proposal).toMatchObject({ unit: 'U-ROADS-2', by: 'ruling', line: null })
  expect((await command('desk', id, 'dispatch')).json.status).toBe('dispatched')
  expect((await door.ask('desk', 'GET', `/cases/${id}`)).json.unit).toBe('U-ROADS-2')
  const { proposed } = await matrixPage(database.sql, city(), new Date())
  expect(proposed.map(each => [each.ruling.caseId, each.line])).toEqual([
    [
      id,
      {
        line: 'C0123-510104',
        cls: 'C0123',
        area: '510104',
        owner: '*',
        unit: 'U-ROADS-2',
        limit: '',
        note: detail.caseNo,
      },
    ],
  ])
})
