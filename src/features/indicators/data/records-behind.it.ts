import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { formulaOf, planOf } from '../domain/compute-city'
import type { Formula, Term } from '../domain/formula'
import type { Indicator } from '../domain/indicator'
import type { Part } from '../domain/part-list'
import { liveStretch } from '../domain/stretch'
import { areaOf } from '../queries/area-of'
import { indicatorRecords } from '../queries/indicator-records'
import { type RandomCity, randomCity } from '../testing/random-city'
import { countCells } from './count-cells'

const now = new Date('2026-11-21T08:00:00Z')
/** Lists asked for at the same time. */
const AT_ONCE = 4

interface Behind {
  readonly sum: number
  readonly items: number
}

/** Rows of a percentile are as many as its denominator; a mean that stands as a part is the mean of its rows. */
function expectedOf(formula: Formula, part: Part): (behind: Behind) => number {
  const isRanked = (formula.kind === 'aggregate' && formula.term.kind === 'pctl') || isPercentileOfTime(formula)
  if (isRanked) return ({ items }) => items
  const term: Term | null = formula.kind === 'diff' ? (part === 'numerator' ? formula.a : formula.b) : null
  return term?.kind === 'mean' ? ({ sum, items }) => sum / items : ({ sum }) => sum
}

const isPercentileOfTime = (formula: Formula) => formula.kind === 'dur' && formula.statistic !== 'mean'

describe('the rows behind both parts of every indicator', () => {
  const database = testDatabase()
  let random: RandomCity

  beforeAll(async () => {
    random = await randomCity(database.sql, now, { case: 1500, asset: 800, inspection: 800 }, 20261122)
  })

  async function behind(code: string, area: string, part: Part): Promise<Behind> {
    let sum = 0
    let items = 0
    for (let cursor: string | undefined; ; ) {
      const query = {
        area: areaOf(random.city, area),
        part,
        at: now,
        known: now,
        limit: 1000,
        ...(cursor ? { cursor } : {}),
      }
      const page = await indicatorRecords(database.sql, random.city, code, query, now)
      for (const item of page.items) sum += item.value
      items += page.items.length
      if (page.next === null) return { sum, items }
      cursor = page.next
    }
  }

  async function compare(area: string, indicators: readonly Indicator[]) {
    const { city } = random
    const plans = indicators.map(each => planOf(each, liveStretch(each.period, now, city.timezone), city.timezone))
    const cells = await countCells(database.sql, { city, areas: areaOf(city, area), plans, present: now })
    const byCode = new Map(cells.map(each => [each.code, each]))
    const differing: string[] = []
    let compared = 0
    const check = async (indicator: Indicator, part: Part) => {
      const number = byCode.get(indicator.code)?.[part] ?? null
      if (number === null) return
      const found = expectedOf(formulaOf(indicator), part)(await behind(indicator.code, area, part))
      compared++
      if (Math.abs(found - Number(number)) > 1e-9 * Math.max(1, Math.abs(found)))
        differing.push(`${indicator.code} ${part}: ${found} instead of ${number}`)
    }
    const work = indicators.flatMap(each => [() => check(each, 'numerator'), () => check(each, 'denominator')]).values()
    const worker = async () => {
      for (const next of work) await next()
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    return { differing, compared }
  }

  it('add up to it in the city', async () => {
    const { differing, compared } = await compare(random.city.code, random.indicators)
    expect(differing).toEqual([])
    // percentiles have no numerator
    expect(compared).toBeGreaterThan(740)
  })

  it.each(['district', 'body', 'street'] as const)('add up to it in a %s, for every third indicator', async kind => {
    const { city, indicators } = random
    const body = city.managementBodies[0]
    const turn = ['district', 'body', 'street'].indexOf(kind)
    const area = { district: '510104', body: body?.code ?? '', street: body?.streets[0] ?? '' }[kind]
    const { differing, compared } = await compare(
      area,
      indicators.filter((_, i) => i % 3 === turn),
    )
    expect(differing).toEqual([])
    // a place below the districts has no reference number
    expect(compared).toBeGreaterThan(170)
  })
})
