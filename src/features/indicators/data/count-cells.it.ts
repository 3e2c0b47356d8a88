import { beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { testDatabase } from '@/testing/database'
import { loadDefinitions } from '../commands/load-definitions'
import { planOf } from '../domain/compute-city'
import { liveStretch } from '../domain/stretch'
import { countCells, everyArea } from './count-cells'
import { readRules } from './rules.queries'

const now = new Date('2026-11-21T08:00:00Z')

describe('counting', () => {
  const database = testDatabase()
  const city = loadCity('chengdu')
  beforeAll(async () => {
    await loadWorkingCalendar(database.sql, city)
    await loadDefinitions({ sql: database.sql, now })
  })

  it('gives no number but a reason for everything in an empty city', async () => {
    const rules = await readRules(database.sql, now)
    const plans = rules.indicators.map(each =>
      planOf(each, liveStretch(each.period, now, city.timezone), city.timezone),
    )
    const cells = await countCells(database.sql, { city, areas: everyArea(city), plans, present: now })
    expect(cells).toHaveLength(387 * 24)
    expect(cells.filter(each => each.value !== null)).toEqual([])
    expect(new Set(cells.map(each => each.reason))).toEqual(new Set(['no-records', 'not-applicable']))
  })
})
