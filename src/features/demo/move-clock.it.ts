import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MovableClock, movableClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import { type Client, visitor } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { insertRecords } from '../datasets/testing/insert-records'
import { keepLamps } from '../flags/server'
import { keepOrders } from '../supervision/server'
import { moveClock } from './commands/move-clock'
import { followClock } from './jobs/follow-clock'

const database = testDatabase()
const city = loadCity('chengdu')
const stopping = new AbortController()
const nodes: readonly MovableClock[] = [movableClock(), movableClock()]
const [clock] = nodes as readonly [MovableClock, MovableClock]
const running: Promise<unknown>[] = []
const key: Client = { kind: 'client', id: 'k', name: 'k', datasets: 'all', verbs: ['manage'], area: null }
const asking = (actor: CommandContext['actor']): CommandContext => ({ actor, clock, requestId: 'r', from: null })
const leap = (by: string, actor: CommandContext['actor'] = key) =>
  moveClock({ sql: database.sql, city }, asking(actor), by)

const SOON_MS = 15_000
async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + SOON_MS; ; await sleep(20)) {
    const value = await read()
    if (holds(value)) return value
    if (Date.now() > end) throw new Error(`not within ${SOON_MS} ms: ${JSON.stringify(value)}`)
  }
}

beforeAll(async () => {
  const { sql } = database
  await loadWorkingCalendar(sql, city)
  const onError = (error: unknown) => {
    if (!stopping.signal.aborted) throw error
  }
  for (const each of nodes) await followClock({ sql, clock: each, startMs: 0, signal: stopping.signal, onError })
  const job = { sql, city, clock, signal: stopping.signal, onError }
  // two workers race for every lamp and every order
  for (let worker = 0; worker < 2; worker++) running.push(keepLamps(job), keepOrders(job))
})

afterAll(async () => {
  stopping.abort()
  await Promise.all(running)
})

const told = async (type: string) =>
  await database.sql<{ at: Date; id: string }[]>`
    select at, coalesce(data->>'id', '') as id from event_log where type = ${type} order by seq`

it('ninety days pass at once, for every node: the lamp is red and two orders are out, each once', async () => {
  const [project] = await insertRecords(database.sql, 'project', [
    {
      projectCode: 'P-1',
      name: '示范项目',
      signedAt: new Date(clock.now().getTime() - 3_600_000).toISOString(),
      assistantUnit: '甲区行政审批局',
      approvingUnit: '示范市行政审批局',
    },
  ])
  const { to } = await leap('+92d')
  await until(
    async () => nodes.map(each => each.now().getTime() >= Date.parse(to)),
    all => all.every(Boolean),
  )
  const [lamp] = await until(
    () => told('flag.raised'),
    events => events.length > 0,
  )
  expect(lamp?.id).toBe(project)
  await until(
    () => told('order.issued'),
    events => events.length === 2,
  )
  // another minute for whoever might do it again
  await leap('+1min')
  await sleep(1500)
  expect((await told('flag.raised')).length).toBe(1)
  expect((await told('problem.found')).length).toBe(1)
  expect((await told('order.issued')).length).toBe(2)
})

it('thirty days later the unit has its flag', async () => {
  await leap('+31d')
  const flags = await until(
    () => told('flag.raised'),
    events => events.length > 1,
  )
  expect(flags.at(-1)?.id).toBe('U-APPROVAL')
})

it('is told in the log and in the audit, goes forward only, and is not everybody’s', async () => {
  expect((await told('clock.moved')).length).toBe(3)
  const entries = await database.sql`select actor, action from audit_entry where subject = 'clock'`
  expect(entries).toHaveLength(3)
  expect(entries[0]).toMatchObject({ actor: 'client:k', action: 'demo.clock' })
  await expect(leap('-1d')).rejects.toMatchObject({ status: 422, code: 'no-leap' })
  await expect(leap('+1d', visitor(true))).rejects.toMatchObject({ status: 401 })
})
