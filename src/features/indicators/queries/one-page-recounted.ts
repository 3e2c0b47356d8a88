import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { countCells } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { latestClosed, type NamedPeriod, type PeriodLength, periodAt, stretchOf } from '../domain/stretch'
import { isKept } from './area-of'
import type { IndicatorQuery } from './indicator-query'
import { isTimeout, type Loaded, loaded } from './loaded'

/** A closed period as the records of now give it. */
export interface RecountedPeriod {
  readonly period: string
  readonly to: string
  readonly value: number | null
  readonly score: number | null
}

const back: Readonly<Record<PeriodLength, number>> = { daily: 30, weekly: 13, monthly: 12, quarterly: 8, annual: 3 }
/** Late records move the past seldom; who needs it exactly asks for the period itself. */
const KEPT_MS = 30 * 60_000
const MOST = 500
/** A past that takes longer to count is not shown: a chart may not hold a core. */
const LONGEST_MS = 2500

const kept = new Map<string, { readonly until: number; readonly periods: Promise<readonly RecountedPeriod[]> }>()

/**
 * Closed periods of the indicator's own length before its history began, counted from the records of now: what was
 * never published is at least not unknown. Only for areas whose values are kept; counted once in half an hour.
 */
export const recounted = (
  sql: Sql,
  city: City,
  { indicator, version }: { readonly indicator: Indicator; readonly version: number },
  { area, at, known }: IndicatorQuery,
  now: Date,
): Promise<Loaded<readonly RecountedPeriod[]>> =>
  loaded(async () => {
    if (at || known || !isKept(city, area.area)) return []
    const periods = closedPeriods(indicator.period, now, city.timezone)
    const key = [indicator.code, area.area, periods[0]?.name, version, city.code].join()
    const found = kept.get(key)
    if (found && found.until > now.getTime()) return found.periods
    const plans = periods.map(period => planOf(indicator, stretchOf(period, now), city.timezone))
    const counting = sql
      .begin('isolation level repeatable read read only', async tx => {
        await tx.unsafe(`${countingSettings}; set local statement_timeout = ${LONGEST_MS}`)
        return countCells(tx, { city, areas: area, plans, present: now })
      })
      .then(cells =>
        periods.flatMap(({ name, to }, i) => {
          const cell = cells[i]
          return cell ? [{ period: name, to: to.toISOString(), value: cell.value, score: cell.score }] : []
        }),
      )
      .catch((error: unknown) => {
        if (isTimeout(error)) return []
        kept.delete(key)
        throw error
      })
    for (const oldest of kept.keys()) {
      if (kept.size < MOST) break
      kept.delete(oldest)
    }
    kept.set(key, { until: now.getTime() + KEPT_MS, periods: counting })
    return counting
  })

function closedPeriods(length: PeriodLength, now: Date, timezone: string): NamedPeriod[] {
  const periods = [latestClosed(length, now, timezone)]
  while (periods.length < back[length]) {
    const newest = periods.at(-1)
    if (!newest) break
    periods.push(periodAt(length, new Date(newest.from.getTime() - 1), timezone))
  }
  return periods
}
