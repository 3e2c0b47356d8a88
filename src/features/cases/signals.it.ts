import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import type { Client } from '../../shared/auth'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { loadMatrix } from '../matrix/server'
import { listen } from './testing/case-door'
import { person } from './testing/people'

const database = testDatabase()
const city = () => loadCity('chengdu')
let door: Awaited<ReturnType<typeof listen>>
const key = (id: string, datasets: readonly string[], more: Partial<Client> = {}): Client => ({
  kind: 'client',
  id,
  name: id,
  datasets,
  verbs: ['deliver'],
  area: null,
  ...more,
})
const people = [
  person('desk', 'duty-officer'),
  key('sensors', ['alarm', 'case']),
  key('alarms-only', ['alarm']),
  key('cameras', ['case']),
  key('cameras-of-qingyang', ['case'], { area: '510105' }),
]
const at = () => new Date().toISOString()
const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const place = { lng: 104.08, lat: 30.65 }

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

it('makes a case of a sensor’s alarm, and one of all that the device tells while it is open', async () => {
  const alarm = { id: 'A-1', device: 'GAS-7', kind: 'gas-ch4', level: 1, at: at(), ...place }
  const first = await door.ask('sensors', 'POST', '/signals/alarms', alarm)
  expect([first.status, first.json.joined]).toEqual([201, false])
  const { json: found } = await door.ask('desk', 'GET', `/cases/${first.json.caseId}`)
  expect(found).toMatchObject({ cls: 'E0502', foundBy: 'sensor', severity: 1, status: 'reported', district: '510104' })
  expect(found.timeline[0].data).toMatchObject({ device: 'GAS-7', alarm: 'gas-ch4', level: 1 })
  expect((await door.ask('sensors', 'POST', '/signals/alarms', alarm)).json).toEqual({ ...first.json, repeated: true })
  const second = await door.ask('sensors', 'POST', '/signals/alarms', { ...alarm, id: 'A-2', level: 2 })
  expect(second.json).toMatchObject({ caseId: first.json.caseId, joined: true })
  const blue = await door.ask('sensors', 'POST', '/signals/alarms', { ...alarm, id: 'A-3', level: 4 })
  expect(blue.json).toEqual({ caseId: null, caseNo: null, joined: false, repeated: false })
  const kept = await database.sql`select alarm_no, level, case_id from live.alarm order by alarm_no`
  expect(kept.map(each => [each.alarm_no, each.level, each.case_id])).toEqual([
    ['A-1', 1, first.json.caseNo],
    ['A-2', 2, first.json.caseNo],
    ['A-3', 4, null],
  ])
  const { json: after } = await door.ask('desk', 'GET', `/cases/${first.json.caseId}`)
  expect(after.timeline.map((each: { command: string }) => each.command)).toEqual(['register', 'note'])
  // another device at the same place is another case: whether they are one is the desk's to say
  const other = await door.ask('sensors', 'POST', '/signals/alarms', { ...alarm, id: 'B-1', device: 'GAS-8' })
  expect(other.json.joined).toBe(false)
})

it('makes a case of what a camera saw, with the frame', async () => {
  const seen = { id: 'V-1', device: 'CAM-3', text: '路口一堆暴露垃圾', confidence: 0.9, frame: png, at: at(), ...place }
  const { status, json } = await door.ask('cameras', 'POST', '/signals/video', seen)
  expect(status).toBe(201)
  const { json: found } = await door.ask('desk', 'GET', `/cases/${json.caseId}`)
  expect(found).toMatchObject({ cls: 'E0110', foundBy: 'video', photos: [{ kind: 'found', ...place }] })
  const [{ type }] = await database.sql<[{ type: string }]>`
    select type from photo where id = ${found.photos[0].url.split('/').at(-1)}`
  expect(type).toBe('image/png')
  const again = await door.ask('cameras', 'POST', '/signals/video', { ...seen, id: 'V-2' })
  expect(again.json).toMatchObject({ caseId: json.caseId, joined: true })
  const { json: after } = await door.ask('desk', 'GET', `/cases/${json.caseId}`)
  expect(after.timeline.at(-1)).toMatchObject({ command: 'note', data: { photos: [{ kind: 'found' }] } })
})

it('is taken from keys that reach so far, from a known place, with a picture that is one', async () => {
  const alarm = { id: 'C-1', device: 'GAS-9', kind: 'gas-ch4', level: 1, at: at() }
  const seen = { id: 'V-9', device: 'CAM-9', cls: 'E0110', frame: png, at: at(), ...place }
  const asked: [string, string, object, number, string][] = [
    ['alarms-only', '/signals/alarms', { ...alarm, ...place }, 403, 'forbidden'],
    ['cameras', '/signals/alarms', { ...alarm, ...place }, 403, 'forbidden'],
    ['cameras-of-qingyang', '/signals/video', seen, 403, 'forbidden'],
    ['sensors', '/signals/alarms', alarm, 422, 'place-needed'],
    ['cameras', '/signals/video', { ...seen, cls: undefined }, 422, 'class-needed'],
    ['cameras', '/signals/video', { ...seen, frame: 'data:image/png;base64,AAAA' }, 415, 'no-picture'],
    ['cameras', '/signals/video', { ...seen, frame: 'https://elsewhere/x.png' }, 400, 'shape'],
  ]
  const before = await database.sql`select count(*)::int as n from record."case"`
  for (const [who, path, body, status, code] of asked) {
    const { status: got, json } = await door.ask(who, 'POST', path, body)
    expect([who, got, json.code]).toEqual([who, status, code])
  }
  expect(await database.sql`select count(*)::int as n from record."case"`).toEqual(before)
})
