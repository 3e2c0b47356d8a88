import { beforeAll, beforeEach, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { dataset, datasets } from '@/features/datasets'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { testDatabase } from '@/testing/database'
import { loadDefinitions } from '../../commands/load-definitions'
import { differingSums, storedSums } from '../../testing/compare-sums'
import { deliver } from '../../testing/deliver'
import { placesOf, type SentRow, sentRow } from '../../testing/random-deliveries'
import { randomNumbers, writtenValues } from '../../testing/random-records'
import { seedIndicators } from '../../testing/seed-indicators'
import { bookCounters, rebuildUnsettled } from './build-counters'

const database = testDatabase()
const city = loadCity('chengdu')
const now = new Date('2026-06-01T04:00:00Z')
const places = placesOf(city, 60)
const written = writtenValues(seedIndicators().map(each => each.formula))
const build = () => ({ sql: database.sql, city, now })

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await loadDefinitions({ sql: database.sql, now })
  await bookCounters(build())
})
beforeEach(async () => {
  const tables = datasets.flatMap(({ name }) => [`record."${name}"`, `history."${name}"`])
  await database.sql.unsafe(`truncate ${tables.join(', ')}`)
  await database.sql`truncate batch, derivation_due, event_log cascade`
  await rebuildUnsettled(build())
  expect(await storedSums(database.sql)).toEqual(new Map())
})

const differing = () => differingSums(database.sql, city, now)
const unsettled = () => database.sql`select dataset, is_lost from rollup.unsettled`

it.each(datasets.map(each => each.name))('%s: any deliveries leave the sums of the live records', async name => {
  const random = randomNumbers(name.length * 7919 + name.charCodeAt(0))
  const options = { random, now: now.getTime(), places, written, empty: 0.15 }
  const to = dataset(name)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const taken: string[] = []
  let known: SentRow[] = []
  const totals = { accepted: 0, updated: 0, unchanged: 0, rejected: 0 }
  for (let nth = 0; nth < 12; nth++) {
    const source = pick(['one', 'one', 'two', `new-${nth}`])
    const keys = Array.from({ length: 1 + Math.floor(random() * 14) }, () => `K${Math.floor(random() * 16)}`)
    const rows = keys.map(key => {
      const before = known.length > 0 && random() < 0.25 ? pick(known) : null
      const row = before ?? sentRow(to, key, options)
      const heldFrom = random() < 0.15 ? new Date(now.getTime() - random() * 40 * 86_400_000).toISOString() : null
      return { ...row, heldFrom, _withdrawn: random() < 0.12 }
    })
    known = [...known, ...rows].slice(-40)
    taken.push(source)
    const outcome = await deliver(build(), to, rows, { source, chunkRecords: pick([1, 3, 8, 100]) })
    if (outcome.rejected)
      console.log(name, outcome.byCode, JSON.stringify(await database.sql`select code,reason from quarantine limit 3`))
    for (const each of ['accepted', 'updated', 'unchanged', 'rejected'] as const) totals[each] += outcome[each]
    expect(await unsettled()).toEqual([])
  }
  expect(await differing()).toEqual([])
  expect(totals.accepted).toBeGreaterThan(10)
  expect(totals.updated).toBeGreaterThan(5)
})
