import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { isSigned, type PushToTalk, sendSigned } from '../../platform/delivery'
import { forget, singleton } from '../../platform/singleton'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { loadMatrix } from '../matrix/server'
import { dutyNow } from '../rota/server'
import { callSomebody } from './commands/call-somebody'
import { listen } from './testing/case-door'
import { person } from './testing/people'

const chief = person('chief', 'duty-officer', { post: '值班长' })
const database = testDatabase()
const city = () => loadCity('chengdu')
const secret = 'a-secret-of-the-radio'
let door: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  singleton('city', city)
  await loadWorkingCalendar(database.sql, city())
  await loadMatrix(database.sql, city(), systemClock())
  door = await listen([chief, person('elsewhere', 'duty-officer', { area: '510105' })])
})
afterAll(async () => {
  await door.close()
  forget('city')
})

const opened = async () =>
  (
    await door.ask('chief', 'POST', '/cases', {
      cls: 'E0110',
      foundBy: 'hotline',
      text: '路口有一堆垃圾',
      lng: 104.08,
      lat: 30.65,
    })
  ).json
const detail = async (id: string) => (await door.ask('chief', 'GET', `/cases/${id}`)).json
const calls = async (id: string) =>
  (await detail(id)).timeline.filter((each: { command: string }) => each.command === 'call')
const unit = { kind: 'unit', code: 'U-510104-URBAN' }

it('stands in the history: who called whom, by which number, when, and what came of it', async () => {
  const { id, version } = await opened()
  const { callees, pushToTalk } = await detail(id)
  const onDuty = (await dutyNow(database.sql, city(), new Date())).items.filter(each => each.person !== null)
  expect(callees.map((each: { code: string }) => each.code)).toEqual([unit.code, ...onDuty.map(each => each.post)])
  expect([pushToTalk, JSON.stringify(callees).includes('person')]).toEqual([false, false])

  const commandId = randomUUID()
  const call = (more: object) => door.ask('chief', 'POST', `/cases/${id}/call`, { expectedVersion: version, ...more })
  expect((await call({ to: unit, commandId })).status).toBe(200)
  expect((await call({ to: unit, commandId })).json.repeated).toBe(true)
  await call({ to: unit, commandId: randomUUID(), outcome: 'reached', of: commandId, text: '十分钟内到' })
  const phone = city().units.get(unit.code)?.phone
  expect(await calls(id)).toMatchObject([
    { actorPost: '值班长', data: { to: { ...unit, phone }, way: 'telephone', outcome: null } },
    { text: '十分钟内到', data: { outcome: 'reached', of: commandId } },
  ])
  const post = { kind: 'post', code: onDuty[0]?.post }
  expect((await call({ to: post, commandId: randomUUID() })).status).toBe(200)
  const wrong = await call({ to: { kind: 'post', code: 'nobody' }, commandId: randomUUID() })
  expect([wrong.status, wrong.json.code]).toEqual([422, 'unknown-callee'])
  const outside = { expectedVersion: version, commandId: randomUUID(), to: unit }
  expect((await door.ask('elsewhere', 'POST', `/cases/${id}/call`, outside)).status).toBe(403)
  const none = await call({ to: unit, way: 'push-to-talk', commandId: randomUUID() })
  expect([none.status, none.json.code]).toEqual([409, 'no-push-to-talk'])
  expect(await calls(id)).toHaveLength(3)
})

it('asks the hook for a call by push-to-talk, signed and once, and writes down what it answered', async () => {
  const got: { body: string; signed: boolean }[] = []
  let status = 200
  const hook = createServer((request, response) => {
    let body = ''
    request.on('data', part => {
      body += part
    })
    request.on('end', () => {
      const [timestamp, signature] = ['x-chengmai-timestamp', 'x-chengmai-signature'].map(name =>
        String(request.headers[name]),
      )
      got.push({ body, signed: isSigned(secret, { body, timestamp, signature }, Date.now()) })
      response.writeHead(status).end('ok')
    })
  })
  await new Promise<void>(resolve => hook.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(hook.address() as AddressInfo).port}`
  const radioTo =
    (hosts: readonly string[]): PushToTalk =>
    call =>
      sendSigned({ url: `http://${host}/ptt`, secret, hosts, id: call.id, body: JSON.stringify(call) })
  const context = { actor: chief, clock: systemClock(), requestId: 'r', from: null }
  const { id, version } = await opened()
  const talk = (commandId: string, hosts: readonly string[]) =>
    callSomebody(
      { sql: database.sql, city: city() },
      context,
      id,
      { to: unit, way: 'push-to-talk', expectedVersion: version, commandId },
      radioTo(hosts),
    )
  const commandId = randomUUID()
  await talk(commandId, [host])
  await talk(commandId, [host])
  expect(got).toMatchObject([{ signed: true }])
  expect(JSON.parse(got[0]?.body ?? '{}')).toMatchObject({ id: commandId, case: id, to: unit, by: '值班长' })
  // An address inside that nobody allowed is not reached, and the history says so.
  await talk(randomUUID(), [])
  status = 500
  await talk(randomUUID(), [host])
  expect(got).toHaveLength(2)
  const outcomes = (await calls(id)).map((each: { data: { outcome: string | null } }) => each.data.outcome)
  expect(outcomes).toEqual([null, 'sent', null, 'failed', null, 'failed'])
  await new Promise<void>(resolve => hook.close(() => resolve()))
})
