import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import { forget, singleton } from '@/platform/singleton'
import { askingAs } from '@/testing/asking-as'
import { testDatabase } from '@/testing/database'
import { computeIndicators } from './commands/compute-indicators'
import { publishPeriods } from './commands/publish-periods'
import { indicatorRoutes } from './http'
import { type RandomCity, randomCity } from './testing/random-city'

const now = new Date('2026-11-21T08:00:00Z')

/** What the tests look at in answers of any kind. */
interface Answer {
  readonly [key: string]: unknown
  readonly dimensions: readonly { code: string; value: number | null; reason: string | null; completeness: number }[]
  readonly items: readonly { [key: string]: unknown; fields?: object; sparkline?: unknown[] }[]
  readonly records: { readonly numerator: string; readonly denominator: string }
  readonly history: readonly { readonly kind: string }[]
}

describe('the interface of the index', () => {
  const database = testDatabase()
  const app = askingAs(indicatorRoutes)
  const get = async (path: string): Promise<{ status: number; body: Answer }> => {
    const answer = await app.request(path)
    return { status: answer.status, body: (await answer.json()) as Answer }
  }

  let city: RandomCity['city']

  beforeAll(async () => {
    ;({ city } = await randomCity(database.sql, now, { case: 1200 }, 3))
    forget('city')
    forget('clock')
    singleton('city', () => city)
    singleton('clock', () => fixedClock(now))
    await computeIndicators({ sql: database.sql, city, clock: fixedClock(now) })
    await publishPeriods({ sql: database.sql, city, clock: fixedClock(now) })
    return () => {
      forget('city')
      forget('clock')
    }
  })

  it('gives the index with its four dimensions, live and published', async () => {
    const { status, body } = await get('/index')
    expect(status).toBe(200)
    expect(body).toMatchObject({ area: '510100', at: now.toISOString(), version: 1 })
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['value', 'published', 'completeness']))
    expect(body.dimensions.map(each => each.code)).toEqual(['safe', 'tidy', 'orderly', 'convenient'])
    for (const each of body.dimensions) {
      expect(each.value === null).toBe(each.reason !== null)
      expect(each.completeness).toBeGreaterThan(0)
    }
  })

  it('counts for a moment, an area or a group what it did not keep, with the same result where it did', async () => {
    const kept = await get('/index?area=510104')
    const counted = await get(`/index?area=510104&at=${now.toISOString()}`)
    for (const key of ['value', 'completeness', 'reason']) expect(counted.body[key]).toEqual(kept.body[key])
    const street = city.ofKind('street')[0]?.code ?? ''
    const group = city.groups[0]?.code ?? ''
    for (const area of [street, group]) {
      const { status, body } = await get(`/index?area=${encodeURIComponent(area)}`)
      expect([status, body.area, body.dimensions.length]).toEqual([200, area, 4])
    }
  })

  it('lists every indicator with a value or its reason', async () => {
    const { body } = await get('/indicators?area=510104')
    expect(body.items).toHaveLength(387)
    for (const each of body.items) expect([each.code, each.value === null]).toEqual([each.code, each.reason !== null])
    expect(body.items[0]).toMatchObject({ code: 'S-RB-01', length: 'quarterly', version: 1 })
    expect(body.items[0]?.sparkline).toHaveLength(1)
  })

  it('leads from a number to exactly its rows', async () => {
    const { body } = await get('/indicators/O-DM-33')
    const follow = async (url: string) => (await get(`${url.replace('/api/v1', '')}&limit=1000`)).body
    expect((await follow(body.records.numerator)).items).toHaveLength(Number(body.numerator))
    const { items, next } = await follow(body.records.denominator)
    expect([items.length, next]).toEqual([body.denominator, null])
    expect(items[0]).toMatchObject({ dataset: 'case', value: 1 })
    expect(Object.keys(items[0]?.fields ?? {})).toEqual(['clsValid'])
    expect(body.history.map(each => each.kind).sort()).toEqual(['live', 'published'])
  })

  it('scores only the own length of an indicator', async () => {
    const own = await get('/indicators/O-DM-33?period=2026-W46')
    expect(own.body).toMatchObject({ from: '2026-11-08T16:00:00.000Z', to: '2026-11-15T16:00:00.000Z', reason: null })
    expect(own.body.score).not.toBeNull()
    const other = await get('/indicators/O-DM-33?period=2026-10')
    expect(other.body).toMatchObject({ score: null, reason: 'other-period', period: '2026-10' })
    expect(other.body.value).not.toBeNull()
  })

  it.each([
    ['/index?area=999999', 400, 'unknown-area'],
    ['/index?area=outside', 400, 'unknown-area'],
    ['/index?at=yesterday', 400, 'bad-parameter'],
    ['/indicators/X-XX-01', 404, 'unknown-indicator'],
    ['/indicators/O-DM-33?period=2026-W60', 400, 'bad-parameter'],
    ['/indicators/O-DM-33/records', 400, 'bad-parameter'],
    ['/indicators/O-DM-33/records?part=numerator&limit=0', 400, 'bad-parameter'],
    ['/indicators/O-DM-33/records?part=numerator&cursor=x', 400, 'bad-cursor'],
  ])('%s answers %i %s', async (path, status, code) => {
    const answer = await get(path)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})
