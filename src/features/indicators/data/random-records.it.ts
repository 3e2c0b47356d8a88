import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { latestClosed, liveStretch, type Stretch, stretchOf } from '../domain/stretch'
import { type PlainArea, PlainEvaluator } from '../testing/plain-evaluator'
import { type RandomCity, randomCity } from '../testing/random-city'
import { areaCodes, countCells, everyArea } from './count-cells'

const now = new Date('2026-11-21T08:00:00Z')
const volume = { case: 4000, asset: 1500, inspection: 1500, alarm: 1000, reading: 1000, maint: 1000 }

/** The database's numbers against a second evaluator that knows nothing of SQL, for every indicator and area. */
describe('all indicators over random records with empty fields', () => {
  const database = testDatabase()
  let city: RandomCity['city']
  let indicators: RandomCity['indicators']
  let plain: RandomCity['plain']

  beforeAll(async () => {
    ;({ city, indicators, plain } = await randomCity(database.sql, now, volume, 20261121))
  })

  const areaOf = (code: string): PlainArea => {
    const body = city.managementBodies.find(each => each.code === code)
    if (body) return { code, has: row => body.streets.includes(String(row.street)), districts: [] }
    if (code === city.code) return { code, has: () => true, districts: city.districts.map(each => each.code) }
    return { code, has: row => row.district === code, districts: [code] }
  }

  async function compare(stretch: (indicator: Indicator) => Stretch) {
    const areas = everyArea(city)
    const plans = indicators.map(each => planOf(each, stretch(each), city.timezone))
    const cells = await countCells(database.sql, { city, areas, plans, present: now })
    const byKey = new Map(cells.map(each => [`${each.code} ${each.area}`, each]))
    const differing: string[] = []
    let valued = 0
    for (const area of areaCodes(areas).map(areaOf)) {
      for (const { indicator, plan } of plans) {
        const cell = byKey.get(`${indicator.code} ${area.code}`)
        if (!cell || city.notApplicable.has(indicator.code)) continue
        const { from, to, now } = plan.stretch
        const evaluator = new PlainEvaluator(plain, area, { from: +from, to: +to, now: +now })
        const expected = evaluator.result(indicator.formula)
        if (expected.value !== null) valued++
        const isEqual =
          close(cell.value, expected.value) &&
          cell.reason === expected.reason &&
          close(numberOf(cell.numerator), expected.numerator) &&
          close(numberOf(cell.denominator), expected.denominator)
        if (!isEqual)
          differing.push(`${indicator.code} ${area.code}: ${JSON.stringify(cell)} ${JSON.stringify(expected)}`)
      }
    }
    return { differing, valued, checked: cells.length }
  }

  it('agree live', async () => {
    const { differing, valued, checked } = await compare(each => liveStretch(each.period, now, city.timezone))
    expect(differing).toEqual([])
    expect(checked).toBe(387 * 24)
    expect(valued).toBeGreaterThan(0.5 * checked)
  })

  it('agree in the latest closed periods', async () => {
    const { differing } = await compare(each => stretchOf(latestClosed(each.period, now, city.timezone), now))
    expect(differing).toEqual([])
  })
})

const numberOf = (decimal: string | null) => (decimal === null ? null : Number(decimal))

const close = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
