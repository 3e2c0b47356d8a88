import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import { testDatabase } from '@/testing/database'
import { computeIndicators } from '../commands/compute-indicators'
import { publishPeriods } from '../commands/publish-periods'
import { type RandomCity, randomCity } from '../testing/random-city'
import { areaOf } from './area-of'
import { explainIndicator } from './explain-indicator'
import { indexChange } from './index-change'
import { indicatorQuery } from './indicator-query'
import { indicatorRecords } from './indicator-records'
import { oneIndicator } from './one-indicator'

const now = new Date('2026-11-21T08:00:00Z')
const later = new Date('2026-11-21T09:00:00Z')

describe('an explanation', () => {
  const database = testDatabase()
  let random: RandomCity
  const query = (search: Record<string, string>) => indicatorQuery(random.city, new URLSearchParams(search))
  const explain = (code: string, search: Record<string, string> = {}) =>
    explainIndicator(database.sql, random.city, code, query(search), now)

  beforeAll(async () => {
    random = await randomCity(database.sql, now, { case: 1500 }, 9)
    await computeIndicators({ sql: database.sql, city: random.city, clock: fixedClock(now) })
    await publishPeriods({ sql: database.sql, city: random.city, clock: fixedClock(now) })
  })

  /** One of each kind of formula; parts that are counts, sums and reference numbers. */
  const kinds = [
    'O-DM-01',
    'O-DM-07',
    'O-DM-11',
    'O-DM-14',
    'O-DM-15',
    'O-DM-17',
    'O-DM-18',
    'S-RB-01',
    'S-RB-13',
    'S-RB-16',
    'T-ES-14',
    'T-WS-03',
    'C-GR-01',
    'S-DR-10',
    'T-DU-02',
    'T-DU-14',
  ]

  it.each(kinds)('of %s has the numbers of the indicator and of the rows behind it, at every level', async code => {
    const { city } = random
    const district = city.districts.find(each => city.children(each.code).length > 0)
    const street = city.children(district?.code ?? '')[0]
    const body = city.managementBodies[0]
    for (const area of [city.code, district?.code ?? '', body?.code ?? '', street?.code ?? '']) {
      const found = await explain(code, { area })
      const one = await oneIndicator(database.sql, city, code, { area: areaOf(city, area) }, now)
      expect([
        found.value,
        found.score,
        found.parts.numerator?.value ?? null,
        found.parts.denominator?.value ?? null,
      ]).toEqual([
        one.value,
        one.score,
        found.parts.numerator ? one.numerator : null,
        found.parts.denominator ? one.denominator : null,
      ])
      for (const part of ['numerator', 'denominator'] as const) {
        const rows = found.parts[part]?.rows
        if (rows === undefined || rows === null) continue
        let listed = 0
        for (let cursor: string | null | undefined = null; cursor !== undefined; ) {
          const page = await indicatorRecords(
            database.sql,
            city,
            code,
            { area: areaOf(city, area), part, limit: 1000, ...(cursor ? { cursor } : {}) },
            now,
          )
          listed += page.items.length
          cursor = page.next ?? undefined
        }
        expect([area, part, rows]).toEqual([area, part, listed])
      }
      for (const child of found.areas.items.slice(0, 4)) {
        const own = await oneIndicator(database.sql, city, code, { area: areaOf(city, child.code) }, now)
        expect([child.code, child.value, child.numerator, child.denominator, child.reason]).toEqual([
          child.code,
          own.value,
          own.numerator,
          own.denominator,
          own.reason,
        ])
        expect(child.isSmall).toBe(child.n !== null && child.n < 10)
      }
    }
  })

  it('says how complete the data are, by the rows themselves', async () => {
    const { sql } = database
    const { coverage, from, to } = await explain('O-DM-07')
    const [row] = await sql<{ rows: number; subject: number; filled: number; placeless: number }[]>`
      select count(*)::int as rows, count(*) filter (where status <> 'voided')::int as subject,
        count(limit_at) filter (where status <> 'voided')::int as filled,
        count(*) filter (where status <> 'voided' and street is null)::int as placeless
      from live."case" where reported_at >= ${from} and reported_at < ${to} and district = any(${random.city.districts.map(each => each.code)})`
    expect(coverage).toHaveLength(1)
    expect(coverage[0]).toMatchObject({
      dataset: 'case',
      rows: row?.rows,
      subject: row?.subject,
      withoutStreet: row?.placeless,
    })
    expect(coverage[0]?.fields.find(each => each.name === 'limitAt')).toMatchObject({
      filled: row?.filled,
      share: (row?.filled ?? 0) / (row?.subject ?? 1),
    })
  })

  it('tells who sent last, and who is late or missing', async () => {
    const { sql } = database
    const [{ newest } = { newest: null }] = await sql<{ newest: Date | null }[]>`
      select max(reported_at) as newest from record."case" where reported_at <= ${now} and ingested_at <= ${now}`
    const [feed] = (await explain('O-DM-07')).freshness
    expect(feed).toMatchObject({ dataset: 'case', newest: newest?.toISOString() })
    expect(feed?.sources.map(each => each.source)).toEqual(['random'])
    await sql`
      insert into record."case" select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'source', 'silent',
        'reported_at', timestamptz '2025-01-01', 'ingested_at', timestamptz '2025-01-01'))).* from record."case" c limit 1`
    const after = await explain('O-DM-07')
    const silent = after.freshness[0]?.sources.find(each => each.source === 'silent')
    expect(silent?.state === 'missing' || silent?.state === 'unknown').toBe(true)
    await sql`delete from record."case" where source = 'silent'`
  })

  it('tells "not applicable" and "no data" apart, and what is missing', async () => {
    const notHere = await explain('S-LF-03')
    expect(notHere.reason).toMatchObject({ code: 'not-applicable', kind: 'not-applicable', needed: null })
    expect(notHere.reason?.text.zh).toContain('成都无集中供热')
    expect(notHere.confidence).toBeNull()
    const street = random.city.ofKind('street')[0]?.code ?? ''
    const below = await explain('S-RB-16', { area: street })
    expect(below.reason).toMatchObject({ code: 'no-reference', kind: 'no-data' })
    expect(below.reason?.needed?.en).toContain('reference number')
  })

  it('lists the last twelve periods, with both values of a restated one', async () => {
    const { sql } = database
    const { city } = random
    const before = (await explain('O-DM-01')).periods
    expect(before).toHaveLength(12)
    expect(before[0]).toMatchObject({ name: '2026-W46', isRestated: false })
    await sql`update record."case" set filed_at = reported_at + interval '1 minute'
      where filed_at is null and reported_at >= ${before[0]?.from ?? ''} and reported_at < ${before[0]?.to ?? ''}`
    await computeIndicators({ sql, city, clock: fixedClock(later) })
    await publishPeriods({ sql, city, clock: fixedClock(later) })
    const [newest] = (await explainIndicator(sql, city, 'O-DM-01', query({}), later)).periods
    expect(newest).toMatchObject({ name: '2026-W46', isRestated: true, value: 100 })
    expect(newest?.publications.map(each => each.cause)).toEqual(['closed', 'restated'])
    expect(newest?.publications[0]?.value).toBe(before[0]?.value)
  })

  it('of a change adds up to it, in the city by district', async () => {
    const { city } = random
    const found = await indexChange(
      database.sql,
      city,
      { area: city.code, from: new Date('2026-11-10T00:00:00Z') },
      later,
    )
    expect(found.change).not.toBeNull()
    expect(found.change).toBeCloseTo((found.to.value ?? 0) - (found.from.value ?? 0), 12)
    expect(found.total).toBeCloseTo(found.change ?? -1, 9)
    let divided = 0
    for (const each of found.items) {
      if (!each.districts?.isDivisible) continue
      divided++
      expect(each.districts.items.reduce((sum, own) => sum + own.contribution, 0)).toBeCloseTo(each.valuePart, 9)
    }
    expect(divided).toBeGreaterThan(50)
    const own = await indexChange(database.sql, city, { area: city.districts[0]?.code ?? '' }, later)
    expect(own.items.every(each => each.districts === null)).toBe(true)
  })
})
