import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { localDay, startOfLocalDay } from '@/shared/time'
import type { AreaKeys } from '../data/area-keys'
import { areaCodes, countCells } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { cellColumns, publishedCells, sampledCells } from '../data/index-page.queries'
import { readCells, type StoredCell } from '../data/values.queries'
import { planOf } from '../domain/compute-city'
import type { IndexRules, Indicator } from '../domain/indicator'
import { liveStretch, stretchOf } from '../domain/stretch'
import { isKept } from './area-of'
import type { IndicatorQuery } from './indicator-query'

/** Where the cells of a page come from: kept and current, kept as a day's sample, published, or counted just now. */
export type How = 'kept' | 'sampled' | 'published' | 'counted'

export interface ShownCells {
  readonly how: How
  /** When they were computed; null for kept ones, which each have their own moment. */
  readonly at: Date | null
  readonly cells: readonly StoredCell[]
}

/** Indicators that a question is about: all, or those whose own length the named period has. */
export const asked = ({ indicators }: IndexRules, { period }: Pick<IndicatorQuery, 'period'>): readonly Indicator[] =>
  period ? indicators.filter(each => each.period === period.length) : indicators

/**
 * The cells of a question, from what is kept wherever something is: live values; for `at` and `known` together, what
 * was shown that day; for a period, what was published of it. Only where nothing is kept the records are counted.
 */
export async function shownCells(
  sql: Sql,
  city: City,
  rules: IndexRules,
  query: Omit<IndicatorQuery, 'area'>,
  areas: AreaKeys,
  now: Date,
): Promise<ShownCells> {
  const { at, known, period } = query
  const codes = areaCodes(areas)
  if (codes.every(code => isKept(city, code))) {
    if (!at && !known && !period) return { how: 'kept', at: null, cells: await keptCells(sql, codes) }
    if (period) {
      const own = asked(rules, query).map(each => each.code)
      const cells = await publishedCells(sql, { areas: codes, codes: own, period: period.name, known: known ?? now })
      if (cells.length > 0) return { how: 'published', at: latest(cells), cells }
    } else if (at && known) {
      const until = at.getTime() < known.getTime() ? at : known
      const dayStart = new Date(startOfLocalDay(city.timezone, localDay(city.timezone, until.getTime())))
      const cells = await sampledCells(sql, codes, dayStart, until)
      if (cells.length > 0) return { how: 'sampled', at: latest(cells), cells }
    }
  }
  const moment = at ?? now
  const plans = asked(rules, query).map(each => {
    const stretch = period ? stretchOf(period, moment) : liveStretch(each.period, moment, city.timezone)
    return planOf(each, stretch, city.timezone)
  })
  const cells = await sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    return countCells(tx, { city, areas, plans, present: known ?? now, ...(known ? { known } : {}) })
  })
  return { how: 'counted', at: now, cells }
}

/** One area's cells as they are; those of many areas as columns, without the parts that a map of scores does not show. */
async function keptCells(sql: Sql, areas: readonly string[]): Promise<readonly StoredCell[]> {
  if (areas.length === 1) return readCells(sql, areas)
  const columns = await cellColumns(sql, areas)
  return columns.flatMap(({ area, codes, values, scores, reasons }) =>
    codes.map((code, place) => ({
      code,
      area,
      value: values[place] ?? null,
      score: scores[place] ?? null,
      reason: reasons[place] ?? null,
      numerator: null,
      denominator: null,
    })),
  )
}

const latest = (cells: readonly { readonly at: Date }[]) =>
  new Date(cells.reduce((newest, { at }) => Math.max(newest, at.getTime()), 0))
