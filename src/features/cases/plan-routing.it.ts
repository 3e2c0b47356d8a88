import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { switchMode } from '../emergency/commands/switch-mode'
import { matrixPage } from '../matrix/queries/matrix-page'
import { tryMatrix } from '../matrix/queries/try-matrix'
import { loadMatrix, proposalFor } from '../matrix/server'
import { listen } from './testing/case-door'
import { person } from './testing/people'

const database = testDatabase()
const city = () => loadCity('chengdu')
const chief = person('chief', 'duty-officer', { post: '值班长' })
let door: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  singleton('city', city)
  await loadWorkingCalendar(database.sql, city())
  await loadMatrix(database.sql, city(), systemClock())
  door = await listen([chief])
})
afterAll(async () => {
  await door.close()
  forget('city')
})

const place = { lng: 104.08, lat: 30.65 }
const flooded = { cls: 'E0506', foundBy: 'hotline', text: '下穿隧道积水', ...place }
const ask = async (method: string, path: string, body?: object) => (await door.ask('chief', method, path, body)).json
const open = () => ask('POST', '/cases', flooded)
const command = (id: string, name: string, expectedVersion: number, more: object = {}) =>
  ask('POST', `/cases/${id}/${name}`, { expectedVersion, commandId: randomUUID(), ...more })
const filed = { severity: 1, condition: 'blocked' }
const mode = (body: object) =>
  switchMode(
    { sql: database.sql, city: city() },
    { actor: chief, clock: systemClock(), requestId: 'r', from: null },
    { reason: '暴雨红色预警', ...body },
  )
const proposed = async () => (await ask('POST', '/cases/advice', { cls: 'E0506', text: '积水', ...place })).proposal
const byMatrix = { unit: 'U-SEWER', by: 'line', line: 'E0506-SEWER', plan: null }
const word = { name: { zh: '城市内涝', en: 'Urban flooding' }, line: 'FLOOD-1', missing: null }
const byPlan = { unit: 'U-WATER', by: 'plan', line: 'FLOOD-1', limit: '1uh', plan: word }

it('goes by the plan while the mode holds, on every way a unit is proposed, and by the matrix before and after', async () => {
  expect(await proposed()).toMatchObject(byMatrix)
  const before = await open()
  expect((await ask('GET', `/cases/${before.id}`)).proposal).toMatchObject(byMatrix)

  await mode({ mode: 'emergency', plan: 'flood', until: new Date(Date.now() + 3_600_000).toISOString() })
  expect(await proposed()).toMatchObject(byPlan)
  const opened = await open()
  const detail = await ask('GET', `/cases/${opened.id}`)
  expect(detail).toMatchObject({ unit: 'U-WATER', proposal: byPlan })
  expect(detail.timeline[0].data.proposal).toMatchObject(byPlan)
  expect((await ask('GET', `/cases/${opened.id}/candidates`)).unit).toBe('U-WATER')
  // One that was reported in normal mode is filed by the plan too: what counts is the mode of the step.
  const late = await command(before.id, 'file', before.version, filed)
  const sent = await command(opened.id, 'file', opened.version, filed)
  await command(opened.id, 'dispatch', sent.version)
  const dispatched = await ask('GET', `/cases/${opened.id}`)
  expect(dispatched).toMatchObject({ status: 'dispatched', unit: 'U-WATER', limitValue: 1, limitUnit: 'uh' })
  for (const step of dispatched.timeline.slice(1))
    expect(step.data).toMatchObject({ unit: 'U-WATER', line: 'FLOOD-1', plan: word })
  const tried = await tryMatrix(database.sql, city(), { cls: 'E0506', district: '510104' }, new Date())
  expect(tried).toMatchObject({ ...byPlan, normal: byMatrix })
  const { plan } = await matrixPage(database.sql, city(), new Date())
  expect(plan?.routes.map(route => route.line)).toEqual(['FLOOD-1', 'FLOOD-2'])
  const other = await tryMatrix(database.sql, city(), { cls: 'E0110', district: '510104' }, new Date())
  expect(other).toMatchObject({ by: 'line', plan: null, normal: null })

  await mode({ mode: 'normal', reason: '积水已退，恢复常态' })
  expect(await proposed()).toMatchObject(byMatrix)
  expect((await ask('GET', `/cases/${before.id}`)).proposal).toMatchObject(byMatrix)
  expect(await ask('GET', `/cases/${opened.id}`)).toMatchObject({ status: 'dispatched', unit: 'U-WATER' })
  await command(before.id, 'dispatch', late.version)
  expect((await ask('GET', `/cases/${before.id}`)).unit).toBe('U-SEWER')
})

it('falls back to the matrix and says so where the unit of the plan is not there', async () => {
  await mode({ mode: 'emergency', plan: 'flood', until: new Date(Date.now() + 3_600_000).toISOString() })
  const units = new Map([...city().units].filter(([code]) => code !== 'U-WATER'))
  const without = Object.create(city(), { units: { value: units } })
  const asked = { cls: 'E0506', district: '510104', street: null, assetCode: null }
  expect(await proposalFor(database.sql, without, asked, new Date())).toMatchObject({
    ...byMatrix,
    plan: { ...word, missing: 'U-WATER' },
  })
  const hourAgo = new Date(Date.now() - 3_600_000)
  expect(await proposalFor(database.sql, city(), asked, hourAgo)).toMatchObject(byMatrix)
})
