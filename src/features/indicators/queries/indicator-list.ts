import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { countCells } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { publishedIndex, sparklines } from '../data/history.queries'
import { readRules } from '../data/rules.queries'
import { readCells, readIndex } from '../data/values.queries'
import { planOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import { dimensionNames } from '../domain/index-snapshot'
import type { IndexRules } from '../domain/indicator'
import { isKept } from './area-of'
import { partOf } from './index-snapshot'
import { type IndicatorQuery, stretchFor } from './indicator-query'
import { definitionOf } from './one-indicator'

const SPARKLINE_DAYS = 30

const isStored = (city: City, { area, at, known, period }: IndicatorQuery): boolean =>
  !at && !known && !period && isKept(city, area.area)

/** Every cell of an area: the kept ones, else counted for the moment asked for. */
async function cellsOf(sql: Sql, city: City, rules: IndexRules, query: IndicatorQuery, now: Date) {
  const { area, known } = query
  if (isStored(city, query)) return readCells(sql, [area.area])
  const plans = rules.indicators.map(each =>
    planOf(each, stretchFor(query, each.period, now, city.timezone), city.timezone),
  )
  return sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    return countCells(tx, { city, areas: area, plans, present: known ?? now, ...(known ? { known } : {}) })
  })
}

/** All indicators of an area with what they are and what they are worth. */
export async function indicatorList(sql: Sql, city: City, query: IndicatorQuery, now: Date) {
  const at = query.at ?? now
  const rules = await readRules(sql, at)
  const [cells, points] = await Promise.all([
    cellsOf(sql, city, rules, query, now),
    sparklines(sql, query.area.area, new Date(at.getTime() - SPARKLINE_DAYS * 86_400_000)),
  ])
  const byCode = new Map(cells.map(each => [each.code, each]))
  const index = indexOfAreas([query.area.area], cells, rules, code => !city.notApplicable.has(code))
  return {
    area: query.area.area,
    at: at.toISOString(),
    completeness: index.get(query.area.area)?.completeness ?? 0,
    items: rules.indicators.map(each => {
      const cell = byCode.get(each.code)
      return {
        ...definitionOf(each),
        value: cell?.value ?? null,
        score: cell?.score ?? null,
        reason: cell ? cell.reason : 'no-records',
        sparkline: points.filter(point => point.code === each.code).map(({ at, value }) => ({ at, value })),
      }
    }),
    next: null,
  }
}

/** The index of an area and its four dimensions, live and as published. */
export async function areaIndexOf(sql: Sql, city: City, query: IndicatorQuery, now: Date) {
  const at = query.at ?? now
  const rules = await readRules(sql, at)
  const published = new Map(
    (await publishedIndex(sql, query.area.area, query.known ?? now)).map(each => [each.dimension, each.value]),
  )
  const frame = { area: query.area.area, version: rules.version, published: published.get('all') ?? null }
  if (isStored(city, query)) {
    const stored = new Map((await readIndex(sql, [query.area.area])).map(each => [each.dimension, each]))
    const own = stored.get('all')
    return {
      ...frame,
      at: (own?.at ?? now).toISOString(),
      ...partOf(own),
      dimensions: dimensionNames.map(code => ({
        code,
        ...partOf(stored.get(code)),
        published: published.get(code) ?? null,
        isCapped: stored.get(code)?.isCapped ?? false,
      })),
    }
  }
  const cells = await cellsOf(sql, city, rules, query, now)
  const index = indexOfAreas([query.area.area], cells, rules, code => !city.notApplicable.has(code)).get(
    query.area.area,
  )
  if (!index) throw new Error('one area gives one index')
  return {
    ...frame,
    at: at.toISOString(),
    value: index.value,
    reason: index.reason,
    completeness: index.completeness,
    change: null,
    dimensions: dimensionNames.map(code => ({
      code,
      ...index.dimensions[code],
      change: null,
      published: published.get(code) ?? null,
    })),
  }
}
