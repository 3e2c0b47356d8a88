import { beforeAll, describe, expect, it } from 'vitest'
import { dataset } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import { testDatabase } from '@/testing/database'
import { countCells, everyArea } from '../data/count-cells'
import { bookCounters, rebuildUnsettled } from '../data/rollup/build-counters'
import { settle } from '../data/rollup/settle'
import { readRules } from '../data/rules.queries'
import { type Cell, planOf } from '../domain/compute-city'
import { datasetsOf } from '../domain/references'
import { isKeptByCounters } from '../domain/rollup/counters-of'
import { latestClosed, periodLengths, stretchOf } from '../domain/stretch'
import { type RandomCity, randomCity } from '../testing/random-city'
import { countClosed } from './count-closed'

const now = new Date('2026-11-21T08:00:00Z')
const volume = { case: 3000, inspection: 1200, alarm: 800, maint: 800 }

describe('closed periods from the sums of steps', () => {
  const database = testDatabase()
  let city: RandomCity['city']

  beforeAll(async () => {
    ;({ city } = await randomCity(database.sql, now, volume, 20261128))
    await bookCounters({ sql: database.sql, city, now })
    await rebuildUnsettled({ sql: database.sql, city, now })
  })

  /** Cells that differ from the count of the records, and how many there are. */
  const compare = (tx: Tx) =>
    Promise.all(
      periodLengths.map(async length => {
        const period = latestClosed(length, now, city.timezone)
        const rules = await readRules(tx, period.to)
        const indicators = rules.indicators.filter(each => each.period === length)
        const plans = indicators.map(each => planOf(each, stretchOf(period, now), city.timezone))
        const counted = await countCells(tx, { city, areas: everyArea(city), plans, present: now, plainly: true })
        const summed = new Map(
          (await countClosed(tx, { city, rules, indicators, period, at: now })).map(each => [keyOf(each), each]),
        )
        return {
          checked: summed.size,
          differing: counted.filter(each => JSON.stringify(summed.get(keyOf(each))) !== JSON.stringify(each)),
          isWhole: summed.size === counted.length,
        }
      }),
    )

  it('says what counting from the records says, to the last digit', async () => {
    const parts = await database.sql.begin(compare)
    expect(parts.flatMap(each => each.differing)).toEqual([])
    expect(parts.every(each => each.isWhole)).toBe(true)
    expect(parts.reduce((all, each) => all + each.checked, 0)).toBe(387 * 24)
  })

  it('is still right where a record was withdrawn after the period, which its steps no longer tell', async () => {
    const [{ n } = { n: 0 }] = await database.sql.begin(async tx => {
      const columns = await tx<{ name: string }[]>`
        select column_name as name from information_schema.columns
        where table_schema = 'history' and table_name = 'case' and column_name <> 'known_to'`
      const list = tx.unsafe(columns.map(each => `"${each.name}"`).join(', '))
      await tx`insert into history."case" (${list}, known_to) select ${list}, ${now} from record."case" where ${october(tx)}`
      const rows = await tx<{ n: number }[]>`
        with gone as (update record."case" set withdrawn = true, held_from = ${now}, known_from = ${now}
          where ${october(tx)} returning id)
        select count(*)::int as n from gone`
      await settle(tx, { city, now })
      return rows
    })
    expect(n).toBeGreaterThan(0)
    const parts = await database.sql.begin(compare)
    expect(parts.flatMap(each => each.differing)).toEqual([])
  })

  it('reads no record of events whose steps tell all', async () => {
    const period = latestClosed('monthly', now, city.timezone)
    const rules = await readRules(database.sql, period.to)
    const own = rules.indicators.filter(each => {
      const { plan } = planOf(each, stretchOf(period, now), city.timezone)
      const names = [...datasetsOf(plan.formula)]
      return each.period === 'monthly' && names.join() === 'hotline' && isKeptByCounters(plan, 'monthly')
    })
    expect(dataset('hotline').kind).toBe('event')
    const cells = await database.sql.begin(async tx => {
      const before = await countClosed(tx, { city, rules, indicators: own, period, at: now })
      // behind the back of the sums: what is counted from the records would now be other
      await tx`set local chengmai.rollups = 'off'`
      await tx`delete from record.hotline`
      const after = await countClosed(tx, { city, rules, indicators: own, period, at: now })
      await tx`select set_config('chengmai.rollups', '', true)`
      return { before, after }
    })
    expect(cells.before.filter(each => each.value !== null).length).toBeGreaterThan(0)
    expect(cells.after).toEqual(cells.before)
  })
})

const october = (tx: Tx) => tx`reported_at >= '2026-10-05' and reported_at < '2026-10-20'`
const keyOf = ({ code, area }: Cell) => `${code} ${area}`
