import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { notFound } from '@/shared/problem'
import { countCells } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { indicatorHistoryOf } from '../data/history.queries'
import { readRules } from '../data/rules.queries'
import { readCells, readMoments } from '../data/values.queries'
import { classify } from '../domain/classify'
import { formulaOf, planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { isKept } from './area-of'
import { type IndicatorQuery, stretchFor } from './indicator-query'

const HISTORY = 400

/** @throws Problem 404 `unknown-indicator` */
export async function findIndicator(sql: Sql, code: string, at: Date): Promise<Indicator & { rules: number }> {
  const rules = await readRules(sql, at)
  const found = rules.indicators.find(each => each.code === code)
  if (!found) throw notFound('unknown-indicator', `No indicator is called ${code}`)
  return { ...found, rules: rules.version }
}

/** A value with its parts, and where the rows behind them are listed. Live values of kept areas are those that the wall shows. */
export async function oneIndicator(sql: Sql, city: City, code: string, query: IndicatorQuery, now: Date) {
  const indicator = await findIndicator(sql, code, query.at ?? now)
  const cell = await cellFor(sql, city, indicator, query, now)
  const { area } = query
  const history = await indicatorHistoryOf(sql, code, area.area, HISTORY, query.known ?? now)
  const isOwn = query.period === undefined || query.period.length === indicator.period
  const score = isOwn ? cell.score : null
  const records = (part: string) => {
    const search = new URLSearchParams({
      area: area.area,
      ...(query.period ? { period: query.period.name } : {}),
      part,
      at: cell.at.toISOString(),
      ...(cell.known ? { known: cell.known.toISOString() } : {}),
    })
    return `/api/v1/indicators/${encodeURIComponent(code)}/records?${search}`
  }
  return {
    ...definitionOf(indicator),
    area: area.area,
    period: query.period?.name ?? null,
    value: cell.value,
    score,
    reason: cell.reason ?? (isOwn ? null : 'other-period'),
    numerator: numberOf(cell.numerator),
    denominator: numberOf(cell.denominator),
    from: cell.from,
    to: cell.to,
    computedAt: cell.computedAt,
    history: history.toReversed(),
    records: { numerator: records('numerator'), denominator: records('denominator') },
  }
}

const numberOf = (decimal: string | null) => (decimal === null ? null : Number(decimal))

export const definitionOf = (indicator: Indicator) => ({
  code: indicator.code,
  version: indicator.version,
  dimension: indicator.dimension,
  domain: indicator.domain,
  name: { zh: indicator.nameZh, en: indicator.nameEn },
  unit: indicator.unit,
  direction: indicator.direction,
  formula: indicator.formula,
  class: classify(formulaOf(indicator)),
  dataset: indicator.dataset,
  length: indicator.period,
  floor: indicator.floor,
  goal: indicator.goal,
  weight: indicator.weight,
  basis: indicator.basis,
  evidence: indicator.evidence,
})

async function cellFor(sql: Sql, city: City, indicator: Indicator, query: IndicatorQuery, now: Date) {
  const isLive = !query.period && !query.at && !query.known
  if (isLive && isKept(city, query.area.area)) {
    const [cells, moments] = await Promise.all([readCells(sql, [query.area.area]), readMoments(sql)])
    const cell = cells.find(each => each.code === indicator.code)
    const moment = moments.find(each => each.code === indicator.code)
    if (cell && moment)
      return { ...cell, at: moment.at, known: moment.at, from: moment.from, to: moment.to, computedAt: moment.at }
  }
  const stretch = stretchFor(query, indicator.period, now, city.timezone)
  const plans = [planOf(indicator, stretch, city.timezone)]
  const { area, known } = query
  const cells = await sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    return countCells(tx, { city, areas: area, plans, present: known ?? now, ...(known ? { known } : {}) })
  })
  const [cell] = cells
  if (!cell) throw new Error('one area gives one cell')
  return { ...cell, at: query.at ?? now, known: known ?? now, from: stretch.from, to: stretch.to, computedAt: now }
}
