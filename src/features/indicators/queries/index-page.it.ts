import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import { testDatabase } from '@/testing/database'
import { computeIndicators } from '../commands/compute-indicators'
import { publishPeriods } from '../commands/publish-periods'
import { type RandomCity, randomCity } from '../testing/random-city'
import { heatMap } from './heat-map'
import { indexPage, isQuick } from './index-page'
import { indicatorQuery } from './indicator-query'
import { liveCells } from './live-cells'

const now = new Date('2026-11-21T08:00:00Z')
const DAY = 86_400_000

describe('the page of the index', () => {
  const database = testDatabase()
  let city: RandomCity['city']
  const query = (search: string) => indicatorQuery(city, new URLSearchParams(search))
  const page = (search: string, at = now) => indexPage(database.sql, city, query(search), at)

  beforeAll(async () => {
    ;({ city } = await randomCity(database.sql, now, { case: 600 }, 5))
    await computeIndicators({ sql: database.sql, city, clock: fixedClock(now) })
    await publishPeriods({ sql: database.sql, city, clock: fixedClock(now) })
  }, 300_000)

  it('reads what is kept, and counts the same where nothing is', async () => {
    const kept = await page('area=510104')
    const counted = await page(`area=510104&at=${now.toISOString()}`)
    expect([kept.how, counted.how]).toEqual(['kept', 'counted'])
    expect(kept.rows).toHaveLength(387)
    const cells = (rows: typeof kept.rows) => rows.map(({ before, spark, ...cell }) => cell)
    expect(cells(counted.rows)).toEqual(cells(kept.rows))
    const { published, change, ...index } = kept.index
    expect(counted.index).toMatchObject(index)
    for (const row of kept.rows) expect(row.value === null).toBe(row.reason !== null)
    expect(isQuick(city, query('area=510104'))).toBe(true)
    expect(isQuick(city, query(`area=510104&at=${now.toISOString()}`))).toBe(false)
  })

  it('leads from the city down', async () => {
    const street = city.children('510104')[0]?.code ?? ''
    const { above, area, places, how } = await page(`area=${street}`)
    expect([above.map(each => each.code), area.code, how]).toEqual([[city.code, '510104'], street, 'counted'])
    expect(places.districts).toHaveLength(city.districts.length)
    expect((await page('')).above).toEqual([])
    expect((await page(`area=${city.managementBodies[0]?.code}`)).above.map(each => each.code)).toEqual([city.code])
  })

  it('shows what was kept that day for a moment as it was known then, and tells changes against the first sample', async () => {
    const then = new Date(now.getTime() - 3 * DAY)
    const [own] = (await page('')).rows.filter(row => row.score !== null && row.value !== null)
    if (!own) throw new Error('no indicator has a score')
    await database.sql`
      insert into indicator_history (code, area, kind, period, at, "from", "to", value, score, numerator, denominator, reason, cause)
      select code, area, 'live', '', ${then}, ${then}, ${then}, value, case when score is null then null else 12.5 end,
        numerator, denominator, reason, 'sampled' from indicator_value`
    const until = new Date(then.getTime() + 3_600_000).toISOString()
    const past = await page(`at=${until}&known=${until}`)
    expect([past.how, past.computedAt]).toEqual(['sampled', then.toISOString()])
    expect(past.rows.find(row => row.code === own.code)?.score).toBe(12.5)
    const live = await page('')
    expect(live.comparedTo).toBe(then.toISOString())
    const row = live.rows.find(each => each.code === own.code)
    expect(row?.before).toBe(12.5)
    expect(row?.spark).toMatch(/^M\d+ \d+L\d+ \d+/)
    expect((await heatMap(database.sql, city, query(`at=${until}&known=${until}`), now)).how).toBe('sampled')
  })

  it('shows what was published of a period, for the indicators of its length alone', async () => {
    const { how, rows, index } = await page('period=2026-10')
    expect(how).toBe('published')
    expect(new Set(rows.map(row => row.length))).toEqual(new Set(['monthly']))
    expect(index.value).toBeNull()
    const stored = await database.sql<{ code: string; value: number | null }[]>`
      select code, value from indicator_history where kind = 'published' and period = '2026-10' and area = ${city.code}`
    expect(new Map(rows.map(row => [row.code, row.value]))).toEqual(new Map(stored.map(row => [row.code, row.value])))
    expect((await page('period=2026-11-21')).how).toBe('counted')
  })

  it('tells an open page what changed, and nothing twice without need', async () => {
    const first = await liveCells(database.sql, city, city.code, new Date(0), now)
    expect(first.cells).toHaveLength(387)
    const later = new Date(now.getTime() + 60_000)
    await database.sql`
      update indicator_value set score = 1, changed_at = ${later}
      where area = ${city.code} and code = (select min(code) from indicator_value where value is not null)`
    const next = await liveCells(database.sql, city, city.code, new Date(new Date(first.after).getTime() + 1), later)
    expect(next.cells.map(each => each.score)).toEqual([1])
    expect(next.after).toBe(later.toISOString())
    const street = city.children('510104')[0]?.code ?? ''
    await expect(liveCells(database.sql, city, street, now, now)).rejects.toMatchObject({ code: 'not-kept' })
  })

  it('lays the same cells out by area', async () => {
    const map = await heatMap(database.sql, city, query(''), now)
    expect(map.areas.map(each => each.kind)).toEqual([
      'city',
      ...city.districts.map(() => 'district'),
      ...city.managementBodies.map(() => 'body'),
    ])
    const column = map.areas.findIndex(each => each.code === '510104')
    const { rows, index } = await page('area=510104')
    expect(map.codes).toEqual(rows.map(row => row.code))
    for (const [place, row] of rows.entries()) {
      const score = map.scores[column]?.[place] ?? null
      if (row.score === null) expect(score).toBeNull()
      else expect(score).toBeCloseTo(row.score, 1)
      if (row.reason !== null) expect(map.reasons[row.reason]).toContainEqual([column, place])
    }
    if (index.value === null) expect(map.areas[column]?.value).toBeNull()
    else expect(map.areas[column]?.value).toBeCloseTo(index.value, 2)
  })
})
