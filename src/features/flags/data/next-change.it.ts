import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../../areas'
import { loadWorkingCalendar } from '../../datasets/server'
import { at, city, insertManyThings, zone } from '../testing/many-things'
import { nextFlagChange } from './next-change.sql'
import { readFlags } from './open-flags.sql'

const database = testDatabase()

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await insertManyThings(database.sql)
})

const lit = async (moment: Date) =>
  (await readFlags(database.sql, lookAt(moment, zone, { kind: 'all' })))
    .map(each => `${each.subject} ${each.id} ${each.colour}`)
    .sort()

it('wakes at every change that time makes, and never after one', async () => {
  let from = at
  let changes = 0
  for (let step = 0; step < 16; step++) {
    const next = await nextFlagChange(database.sql, from, zone)
    if (!next) break
    expect(next.getTime()).toBeGreaterThan(from.getTime())
    const before = await lit(from)
    // Nothing changes before it: whoever sleeps until then sleeps through nothing.
    expect(await lit(new Date(next.getTime() - 1))).toEqual(before)
    if ((await lit(next)).join() !== before.join()) changes++
    from = next
  }
  expect(changes).toBeGreaterThan(10)
})

it('sees nothing where nothing waits', async () => {
  expect(await nextFlagChange(database.sql, new Date('2045-01-01T00:00:00Z'), zone)).toBeNull()
})
