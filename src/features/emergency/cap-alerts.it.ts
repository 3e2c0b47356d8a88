import { expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { Client } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { takeAlert } from './commands/take-alert'
import { capAlerts } from './queries/cap-alerts'
import { capAlert } from './testing/cap'

const database = testDatabase()
const city = loadCity('chengdu')
const key = (datasets: Client['datasets']): Client => ({
  kind: 'client',
  id: 'weather',
  name: '气象预警',
  datasets,
  verbs: ['deliver'],
  area: null,
})
const at = (time: string) => `2026-11-20T${time}:00+08:00`
const take = (wanted: Parameters<typeof capAlert>[0], time: string, actor = key(['incident'])) =>
  takeAlert(database.sql, { actor, clock: fixedClock(at(time)), requestId: 'r', from: null }, capAlert(wanted))
const shown = async (time: string) =>
  (await capAlerts(database.sql, city, new Date(at(time)))).map(each => [each.identifier, each.state, each.level])

it('is taken once, updated and cancelled by its references in whatever order they come, and expires', async () => {
  const first = await take({ identifier: 'A' }, '10:00')
  expect(first.repeated).toBe(false)
  expect(await take({ identifier: 'A' }, '10:01')).toEqual({ id: first.id, repeated: true })
  await expect(take({ identifier: 'A', severity: 'Minor' }, '10:02')).rejects.toMatchObject({ code: 'alert-differs' })
  await expect(take({ identifier: 'Z' }, '10:02', key(['alarm']))).rejects.toMatchObject({ status: 403 })

  const [alert] = await capAlerts(database.sql, city, new Date(at('10:05')))
  expect(alert).toMatchObject({ state: 'active', level: 1, plan: { code: 'flood' }, isExercise: false })
  expect(alert?.words.en.headline).toBe('Red rainstorm signal')
  expect(alert?.rings).toHaveLength(2)

  const reference = (identifier: string) => `warning@example.org,${identifier},${at('10:00')}`
  const later = { msgType: 'Update', references: reference('A'), severity: 'Moderate', expires: at('20:00') }
  await take({ identifier: 'B', ...later }, '11:00')
  expect(await shown('11:01')).toEqual([
    ['B', 'active', 3],
    ['A', 'updated', 1],
  ])
  // the cancellation of an alert overtakes it
  await take({ identifier: 'D', msgType: 'Cancel', references: reference('C') }, '12:00')
  await take({ identifier: 'C' }, '12:01')
  expect(await shown('12:02')).toContainEqual(['C', 'cancelled', 1])
  expect((await capAlerts(database.sql, city, new Date(at('12:02')))).find(each => each.identifier === 'C')?.plan).toBe(
    null,
  )
  expect(await shown('20:00')).toContainEqual(['B', 'expired', 3])
  expect(await shown('10:05')).toEqual([['A', 'active', 1]])
  const told =
    await database.sql`select data->>'msgType' as type from event_log where type = 'alert.taken' order by seq`
  expect(told.map(each => each.type)).toEqual(['Alert', 'Update', 'Cancel', 'Alert'])
})

it('of an exercise is marked and proposes no plan', async () => {
  await take({ identifier: 'E', status: 'Exercise' }, '13:00')
  const found = (await capAlerts(database.sql, city, new Date(at('13:01')))).find(each => each.identifier === 'E')
  expect(found).toMatchObject({ isExercise: true, state: 'active', plan: null })
})
