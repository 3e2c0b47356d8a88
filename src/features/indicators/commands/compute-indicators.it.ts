import { beforeAll, describe, expect, it } from 'vitest'
import { dataset } from '@/features/datasets'
import { fixedClock } from '@/platform/clock'
import { testDatabase } from '@/testing/database'
import { readIndex } from '../data/values.queries'
import { areaOf } from '../queries/area-of'
import { indexSnapshot } from '../queries/index-snapshot'
import { indicatorRecords } from '../queries/indicator-records'
import { oneIndicator } from '../queries/one-indicator'
import { type RandomCity, randomCity } from '../testing/random-city'
import { storeRows } from '../testing/random-records'
import { compareMonthAgo } from './compare-month-ago'
import { computeIndicators } from './compute-indicators'
import { publishPeriods } from './publish-periods'
import { recount } from './recount'

const now = new Date('2026-11-21T08:00:00Z')
const later = new Date('2026-11-21T08:20:00Z')

describe('live values', () => {
  const database = testDatabase()
  let random: RandomCity

  beforeAll(async () => {
    random = await randomCity(database.sql, now, { case: 1500 }, 7)
  })

  const context = (at: Date) => ({ sql: database.sql, city: random.city, clock: fixedClock(at) })
  const events = () => database.sql`select topics, data from event_log where type = 'index.computed' order by seq`

  it('are computed for the city, every district and management body, told of, and equal to a recount', async () => {
    const done = await computeIndicators(context(now))
    expect(done).toMatchObject({ indicators: 387, at: now })
    const [event] = await events()
    expect(event?.topics.slice(0, 3)).toEqual(['index', 'wall', 'area:510100'])
    expect(event?.data).toMatchObject({ area: '510100' })
    const again = await recount({ sql: database.sql, city: random.city })
    expect(again).toMatchObject({ cells: 387 * 24 + 5 * 24, differing: [] })
    expect(again?.sums).toBeGreaterThan(400)
  })

  it('that did not change are neither written nor told of again', async () => {
    const before = (await events()).length
    expect(await computeIndicators(context(now))).toMatchObject({ changed: 0 })
    expect(await events()).toHaveLength(before)
  })

  it('of the datasets that changed alone are computed when only they are asked for', async () => {
    const row = { source: 'new', sourceId: '1', district: '510104', kind: 'gas-third-party', occurredAt: +now - 60_000 }
    await storeRows(database.sql, dataset('incident'), [row], now)
    const done = await computeIndicators({ ...context(later), datasets: new Set(['incident']) })
    expect(done?.indicators).toBeLessThan(30)
    const cell = await oneIndicator(
      database.sql,
      random.city,
      'S-GS-08',
      { area: areaOf(random.city, '510104') },
      later,
    )
    const [{ count } = { count: 0 }] = await database.sql<{ count: number }[]>`
      select count(*)::int as count from live.incident
      where kind = 'gas-third-party' and district = '510104' and occurred_at >= ${cell.from} and occurred_at < ${cell.to}`
    expect([cell.numerator, cell.computedAt]).toEqual([count, later])
    const again = await recount({ sql: database.sql, city: random.city })
    expect(again?.differing).toEqual([])
  })

  it('that are stored wrongly are found by the recount', async () => {
    await database.sql`update indicator_value set value = value + 1 where code = 'S-RB-01' and area = '510100'`
    await database.sql`update index_value set completeness = completeness / 2 where dimension = 'tidy' and area = '510104'`
    await database.sql`
      insert into rollup.step_sum (dataset, district, day, counters, amounts, xid)
      select dataset, '510104', 20000, array[id], array[7], '0'::xid8 from rollup.counter
      where dataset = 'incident' and key like '%"shape":"window"%' order by id limit 1`
    const { differing } = (await recount({ sql: database.sql, city: random.city })) ?? {}
    expect(differing).toEqual([
      'S-RB-01 510100',
      'tidy 510104',
      expect.stringMatching(/^incident #\d+ 510104 2024-10-04 7 0$/),
    ])
    await database.sql`delete from rollup.step_sum where xid = '0'::xid8`
    expect((await computeIndicators(context(later)))?.changed).toBeGreaterThan(0)
  })

  it('are left alone while another computation is under way', async () => {
    await database.sql.begin(async tx => {
      await tx`select pg_advisory_xact_lock(5101032)`
      expect(await computeIndicators(context(later))).toBeUndefined()
    })
  })

  it('stand in the snapshot of the wall with the index, its change and its last day', async () => {
    await compareMonthAgo(context(later))
    const snapshot = await indexSnapshot(database.sql, '510100', later)
    expect(snapshot.cells).toHaveLength(387)
    expect(snapshot.dimensions.map(each => each.code)).toEqual(['safe', 'tidy', 'orderly', 'convenient'])
    const stored = await readIndex(database.sql, ['510100'])
    expect(stored.map(each => each.monthAgoAt)).toEqual(stored.map(() => new Date('2026-10-21T08:20:00Z')))
    const both = stored.filter(each => each.value !== null && each.monthAgo !== null)
    expect(both.length).toBeGreaterThan(0)
    for (const { dimension, value, monthAgo } of both) {
      const shown = dimension === 'all' ? snapshot : snapshot.dimensions.find(each => each.code === dimension)
      expect(shown?.change).toBe(Number(value) - Number(monthAgo))
    }
    expect(snapshot.history.at(-1)?.value ?? null).toBe(snapshot.value)
    const missing = snapshot.cells.filter(each => each.value === null)
    expect(missing.every(each => each.reason !== null && each.score === null)).toBe(true)
    const notApplicable = missing.filter(each => each.reason === 'not-applicable').map(each => each.code)
    expect(notApplicable).toEqual([...random.city.notApplicable.keys()])
  })

  it('of closed periods are published once, and restated beside what was published when a late record comes', async () => {
    const added = await publishPeriods(context(later))
    expect(added).toBe(387 * 24)
    expect(await publishPeriods(context(later))).toBe(0)
    const row = {
      source: 'late',
      sourceId: '1',
      district: '510104',
      kind: 'gas-third-party',
      occurredAt: Date.UTC(2026, 7, 1),
    }
    await storeRows(database.sql, dataset('incident'), [row], later)
    const afterwards = new Date('2026-11-21T09:00:00Z')
    expect(await publishPeriods(context(afterwards))).toBeGreaterThan(0)
    const kept = await database.sql`
      select period, cause, numerator::int from indicator_history
      where code = 'S-GS-08' and area = '510104' and kind = 'published' order by at`
    expect(kept).toEqual([
      { period: '2026-Q3', cause: 'closed', numerator: kept[0]?.numerator },
      { period: '2026-Q3', cause: 'restated', numerator: Number(kept[0]?.numerator) + 1 },
    ])
  })
})

describe('the rows behind a number', () => {
  const database = testDatabase()
  let random: RandomCity

  beforeAll(async () => {
    random = await randomCity(database.sql, now, { case: 1500 }, 8)
    await computeIndicators({ sql: database.sql, city: random.city, clock: fixedClock(now) })
  })

  async function sumOf(code: string, area: string, part: 'numerator' | 'denominator', limit: number) {
    const { sql } = database
    const query = { area: areaOf(random.city, area), part, at: now, known: now, limit }
    let sum = 0
    let items = 0
    for (let cursor: string | undefined; ; ) {
      const page = await indicatorRecords(sql, random.city, code, { ...query, ...(cursor ? { cursor } : {}) }, now)
      for (const item of page.items) sum += item.value
      items += page.items.length
      if (page.next === null) return { sum, items }
      cursor = page.next
    }
  }

  it.each(['510100', '510104'])('add up to both parts of every indicator in %s', async area => {
    const differing: string[] = []
    for (const { code, formula } of random.indicators) {
      const cell = await oneIndicator(database.sql, random.city, code, { area: areaOf(random.city, area) }, now)
      if (cell.value === null) continue
      for (const part of ['numerator', 'denominator'] as const) {
        const number = cell[part]
        if (number === null) continue
        const { sum, items } = await sumOf(code, area, part, 700)
        // the number of a percentile's rows is its denominator; a mean inside a difference is the mean of its rows
        const isMean = /^diff\(mean/.test(formula)
        const isPercentile = /^(pctl|dur\(.*'p\d\d')/.test(formula)
        const found = isPercentile ? items : isMean ? sum / items : sum
        if (Math.abs(found - number) > 1e-9 * Math.max(1, Math.abs(number)))
          differing.push(`${code} ${part}: ${found} ${number}`)
      }
    }
    expect(differing).toEqual([])
  })

  it('come in pages that meet without a gap or a double', async () => {
    for (const code of ['O-DM-33', 'O-DM-15', 'O-DM-18', 'O-DM-24', 'C-PK-02', 'O-DM-17', 'C-TO-02', 'C-HL-07'])
      expect(await sumOf(code, '510100', 'denominator', 40)).toEqual(await sumOf(code, '510100', 'denominator', 1000))
  })

  it('refuse the cursor of another question', async () => {
    const query = { area: areaOf(random.city, undefined), part: 'denominator', at: now, known: now, limit: 2 } as const
    const { next } = await indicatorRecords(database.sql, random.city, 'O-DM-33', query, now)
    const other = indicatorRecords(database.sql, random.city, 'O-DM-31', { ...query, cursor: next ?? '' }, now)
    await expect(other).rejects.toMatchObject({ status: 400, code: 'bad-cursor' })
  })
})
