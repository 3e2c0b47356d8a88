import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import { forget, singleton } from '@/platform/singleton'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../../areas/server'
import { computeIndicators } from '../commands/compute-indicators'
import { readRules } from '../data/rules.queries'
import { randomCity } from '../testing/random-city'
import { indicatorQuery } from './indicator-query'
import { indicatorPage } from './one-page'
import { indicatorRowsCsv } from './one-page-csv'
import { monthAgo } from './one-page-month-ago'

const now = new Date('2026-11-21T08:00:00Z')
/** Share of filed cases, weekly. */
const CODE = 'O-DM-01'

describe('the page of one indicator', () => {
  const database = testDatabase()
  const page = (search: Record<string, string> = {}, code = CODE) =>
    indicatorPage({ code, search: new URLSearchParams(search) })

  beforeAll(async () => {
    const { city } = await randomCity(database.sql, now, { case: 1200 }, 3)
    forget('city')
    forget('clock')
    singleton('city', () => city)
    singleton('clock', () => fixedClock(now))
    await computeIndicators({ sql: database.sql, city, clock: fixedClock(now) })
    return () => {
      forget('city')
      forget('clock')
    }
  })

  it('says the same in its head and in its explanation, rows included', async () => {
    const shown = await page()
    const explained = await shown.later.explained
    if (!explained.ok) throw new Error('the explanation could not be read')
    const { parts, value, areas, shapes } = explained.data
    expect(shown.value).not.toBeNull()
    expect(value).toBe(shown.value)
    expect([parts.numerator?.value, parts.denominator?.value]).toEqual([shown.numerator, shown.denominator])
    expect(shapes?.items.map(each => each.code)).toEqual(areas.items.map(each => each.code))
    for (const part of ['numerator', 'denominator'] as const) {
      const search = new URL(shown.records[part], 'http://x').searchParams
      const lines = (await new Response(await indicatorRowsCsv(CODE, search)).text()).trimEnd().split('\r\n')
      expect(lines).toHaveLength((parts[part]?.rows ?? 0) + 1)
      expect(lines.slice(1).reduce((sum, line) => sum + Number(line.split(',')[0]), 0)).toBe(parts[part]?.value)
    }
  })

  it('leads through the list and down the tree of areas', async () => {
    const shown = await page({ area: '510104' })
    expect(shown.position).toBeGreaterThan(1)
    const previous = await page({}, shown.previous?.code)
    expect(previous.next?.code).toBe(CODE)
    expect(shown.areas.levels.map(each => [each.kind, each.chosen])).toEqual([
      ['district', '510104'],
      ['street', null],
    ])
    const street = shown.areas.levels[1]?.choices[0]?.code ?? ''
    const below = await page({ area: street })
    expect(below.areas.levels.map(each => each.chosen)).toEqual(['510104', street, null])
    expect(below.worth?.among).toBe('all')
    expect(shown.worth?.among).toBe('valued')
  })

  it('counts the month before and the periods never published with the rules of now', async () => {
    const shown = await page()
    const [before, past] = await Promise.all([shown.later.monthAgo, shown.later.recounted])
    if (!before.ok || !past.ok) throw new Error('the past could not be read')
    const earlier = await page({ at: before.data?.at ?? '' })
    expect(before.data).toMatchObject({ at: '2026-10-21T08:00:00.000Z', value: earlier.value })
    expect(past.data).toHaveLength(13)
    for (const { period, value, score } of past.data.slice(0, 3)) {
      const own = await page({ period })
      expect([value, score]).toEqual([own.value, own.score])
    }
  })

  it('compares with what was shown then where counting the month before takes too long', async () => {
    const { sql } = database
    const indicator = (await readRules(sql, now)).indicators.find(each => each.code === CODE)
    if (!indicator) throw new Error(`${CODE} is not among the rules`)
    const ago = (longestMs: number) =>
      monthAgo(sql, currentCity(), indicator, indicatorQuery(currentCity(), new URLSearchParams()), now, longestMs)
    expect(await ago(60_000)).toMatchObject({ data: { by: 'records' } })
    const shownAt = new Date('2026-10-21T10:00:00Z')
    await sql`
      insert into indicator_history (code, area, kind, period, at, "from", "to", value, score, cause)
      select code, area, 'live', '', ${shownAt}, ${shownAt}, ${shownAt}, 12.5, 40, 'sampled'
      from indicator_value where code = ${CODE} and area = ${currentCity().code}`
    const holder = await sql.reserve()
    await holder`begin`
    await holder`lock table record."case" in access exclusive mode`
    const compared = await ago(200)
    await holder`rollback`
    holder.release()
    expect(compared).toEqual({ ok: true, data: { at: shownAt.toISOString(), value: 12.5, score: 40, by: 'sample' } })
  })

  it('offers periods of every length, its own first, the running one at their head', async () => {
    const { periods } = await page()
    expect(periods.map(each => each.length)).toEqual(['weekly', 'daily', 'monthly', 'quarterly', 'annual'])
    expect(periods[0]).toMatchObject({ isOwn: true, names: expect.arrayContaining(['2026-W47', '2026-W46']) })
    expect((await page({ period: '2026-10' })).reason).toBe('other-period')
  })

  it('refuses what does not exist', async () => {
    await expect(page({}, 'X-XX-99')).rejects.toMatchObject({ status: 404 })
    await expect(page({ area: '999999' })).rejects.toMatchObject({ status: 400 })
    await expect(indicatorRowsCsv(CODE, new URLSearchParams())).rejects.toMatchObject({ status: 400 })
  })
})
