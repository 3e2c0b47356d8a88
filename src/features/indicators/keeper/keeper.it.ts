import { beforeAll, describe, expect, it } from 'vitest'
import type { City } from '@/features/areas'
import { allFields, dataset } from '@/features/datasets'
import { runBatch } from '@/features/sources/commands/run-batch'
import { openRows } from '@/features/sources/readers'
import { testDatabase } from '@/testing/database'
import { publishPeriods } from '../commands/publish-periods'
import { countCells, everyArea } from '../data/count-cells'
import { readRules } from '../data/rules.queries'
import { readCells, readMoments } from '../data/values.queries'
import { planOf } from '../domain/compute-city'
import { liveStretch } from '../domain/stretch'
import { randomCity } from '../testing/random-city'
import { placesOf, type SentRow, sentRow } from '../testing/random-deliveries'
import { randomNumbers, writtenValues } from '../testing/random-records'
import { countFromRecords } from './count-from-records'
import { Keeper } from './keeper'

const start = Date.parse('2026-11-29T15:20:00Z')

describe('the keeper', () => {
  const database = testDatabase()
  let city: City
  let now = start
  let keeper: Keeper
  const clock = { now: () => new Date(now) }
  const random = randomNumbers(20261129)
  const context = () => ({ sql: database.sql, city, clock })
  let options: Parameters<typeof sentRow>[2]

  beforeAll(async () => {
    const made = await randomCity(database.sql, new Date(start), { case: 1500 }, 11)
    city = made.city
    const written = writtenValues(made.indicators.map(each => each.formula))
    options = { random, now: start, places: placesOf(city, 7), written, empty: 0.12 }
    keeper = new Keeper(context())
  })

  const round = (own = keeper) =>
    own.round({
      count: (tx, at, { counted, version }) => countFromRecords(tx, { city, indicators: counted, at, version }),
    })

  const deliver = (name: string, rows: readonly SentRow[]) =>
    runBatch(
      {
        mapping: { dataset: dataset(name), source: 'test' },
        open: () =>
          openRows({ bytes: Buffer.from(rows.map(row => JSON.stringify(row)).join('\n')) }, { format: 'ndjson' }),
        heldFrom: null,
      },
      { ...context(), chunkRecords: 50 },
    )

  const rowsOf = (name: string, count: number) =>
    Array.from({ length: count }, () => ({
      ...sentRow(dataset(name), `K${Math.floor(random() * 40)}`, { ...options, now }),
      _withdrawn: random() < 0.1,
    }))

  /** Cells that are stored otherwise than the plainest count of the same moment. */
  async function differing(): Promise<string[]> {
    const { sql } = database
    const at = new Date(now - (now % 1000))
    const rules = await readRules(sql, at)
    const plans = rules.indicators.map(each => planOf(each, liveStretch(each.period, at, city.timezone), city.timezone))
    const cells = await countCells(sql, { city, areas: everyArea(city), plans, present: at })
    const stored = new Map((await readCells(sql)).map(each => [`${each.code} ${each.area}`, each]))
    expect(stored.size).toBe(cells.length)
    expect(new Set((await readMoments(sql)).map(each => each.at.getTime()))).toEqual(new Set([at.getTime()]))
    return cells.flatMap(cell => {
      const own = stored.get(`${cell.code} ${cell.area}`)
      const isSame =
        own?.value === cell.value &&
        own.score === cell.score &&
        own.reason === cell.reason &&
        (own.numerator === null ? null : Number(own.numerator)) ===
          (cell.numerator === null ? null : Number(cell.numerator))
      return isSame ? [] : [`${cell.code} ${cell.area} kept ${own?.numerator} counted ${cell.numerator}`]
    })
  }

  const sums = () => database.sql<{ dataset: string; district: string; counter: number; day: number; sum: string }[]>`
    select dataset, district, body, day, c.counter, trim_scale(sum(c.amount))::text as sum
    from rollup.step_sum cross join unnest(counters, amounts) as c(counter, amount)
    group by 1, 2, 3, 4, 5 having sum(c.amount) <> 0 order by 1, 2, 3, 4, 5`

  it('follows deliveries, corrections and withdrawals, over midnight and the end of a month', async () => {
    expect(await round()).toBeDefined()
    expect(await differing()).toEqual([])
    // to 23:59:58 of the 29th, over midnight, and over the end of the month
    for (const seconds of [3, 2395, 4, 40_000, 46_399, 3, 7]) {
      for (const name of ['case', 'alarm', 'approval_step', 'bridge']) await deliver(name, rowsOf(name, 12))
      now += seconds * 1000
      expect((await round())?.datasets).not.toBe(undefined)
      expect(await differing()).toEqual([])
    }
  })

  it('reads whole days of a delivery in bands, of the same borders alone, and takes them away', async () => {
    const bands = () =>
      database.sql<
        { edges: string }[]
      >`select distinct edges::text as edges from rollup.step_band where seconds is null`
    await deliver('case', rowsOf('case', 40))
    expect(await bands()).toHaveLength(1)
    await database.sql`update rollup.step_band set edges[1] = edges[1] - 1 where seconds is null`
    await deliver('case', rowsOf('case', 40))
    expect(await bands()).toHaveLength(2)
    now += 1000
    await round()
    expect(await differing()).toEqual([])
    expect(await bands()).toEqual([])
    // who reads everything anew has no use for them
    await deliver('case', rowsOf('case', 40))
    keeper = new Keeper(context())
    now += 1000
    await round()
    expect(await differing()).toEqual([])
    expect(await bands()).toEqual([])
  })

  it('goes on as time passes without a record', async () => {
    for (const seconds of [1, 3600]) {
      now += seconds * 1000
      await round()
      expect(await differing()).toEqual([])
    }
  })

  it('merges what it has read without changing a sum, and is followed by another from there', async () => {
    for (let i = 0; i < 12; i++) {
      await deliver('case', rowsOf('case', 30))
      now += 1000
      await keeper.round()
    }
    const before = await sums()
    let bites = 0
    while (await keeper.merge()) bites++
    expect(bites).toBeGreaterThan(0)
    expect(await sums()).toEqual(before)
    await deliver('case', rowsOf('case', 5))
    now += 1000
    await round()
    expect(await differing()).toEqual([])
    // another takes over, and the first finds it out
    const other = new Keeper(context())
    await deliver('alarm', rowsOf('alarm', 20))
    now += 1000
    await round(other)
    expect(await differing()).toEqual([])
    for (let i = 0; i < 8; i++) await deliver('alarm', rowsOf('alarm', 30))
    await round(other)
    while (await other.merge());
    now += 1000
    await round()
    expect(await differing()).toEqual([])
    expect(await other.merge()).toBe(false)
  })

  it('restates every published period that got late records, with both values and what came late', async () => {
    const { sql } = database
    await publishPeriods(context())
    now += 86_400_000 * 2
    await round()
    await publishPeriods(context())
    const moments = allFields(dataset('case')).filter(each => each.type === 'timestamp')
    const late = {
      ...sentRow(dataset('case'), 'L1', { ...options, now }),
      ...Object.fromEntries(moments.map(each => [each.name, null])),
      status: 'reported',
      reportedAt: '2026-11-30T03:00:00Z',
    }
    expect(await deliver('case', [late])).toMatchObject({ accepted: 1 })
    await round()
    now += 3_600_000
    expect(await publishPeriods(context())).toBeGreaterThan(0)
    const restated = await sql<{ code: string; period: string; late: string[] }[]>`
      select distinct code, period, late from indicator_history where cause = 'restated'`
    expect(new Set(restated.flatMap(each => each.late))).toEqual(new Set(['case']))
    // the day before yesterday is no longer the latest
    expect(restated.map(each => each.period)).toContain('2026-11-30')
    const pairs = await sql<{ count: number }[]>`
      select count(*)::int as count from indicator_history r where cause = 'restated' and not exists (
        select from indicator_history c where (c.code, c.area, c.period) = (r.code, r.area, r.period) and c.cause = 'closed')`
    expect(pairs).toEqual([{ count: 0 }])
    expect(await sql`select from restatement_due`).toHaveLength(0)
  })
})
