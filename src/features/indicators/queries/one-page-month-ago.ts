import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { addMonths } from '@/shared/time'
import { countCells } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { sampleNear } from '../data/history.queries'
import { planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { type IndicatorQuery, stretchFor } from './indicator-query'
import { isTimeout, type Loaded, loaded } from './loaded'

/** The value one month earlier. */
export interface Before {
  readonly at: string
  readonly value: number | null
  readonly score: number | null
  /** Counted from the records of now, or, where that takes too long, the day's sample of what was shown then. */
  readonly by: 'records' | 'sample'
}

/** Counting that takes longer is given up: a line of a page may not hold a core. */
const LONGEST_MS = 2500
/** A sample further from the moment than this is another day's value. */
const NEAR_MS = 24 * 3_600_000

/**
 * The value one month earlier with the records and parameters of now, else as it was shown then; null in a named
 * period, which has its own predecessor, and where there is neither.
 */
export const monthAgo = (
  sql: Sql,
  city: City,
  indicator: Indicator,
  query: IndicatorQuery,
  now: Date,
  longestMs = LONGEST_MS,
): Promise<Loaded<Before | null>> =>
  loaded(async () => {
    if (query.period) return null
    const later = query.at ?? now
    const at = new Date(addMonths(city.timezone, later.getTime(), -1))
    const { known, area } = query
    const plans = [planOf(indicator, stretchFor({ area, at }, indicator.period, at, city.timezone), city.timezone)]
    const counting = sql.begin('isolation level repeatable read read only', async tx => {
      await tx.unsafe(`${countingSettings}; set local statement_timeout = ${longestMs}`)
      return countCells(tx, { city, areas: area, plans, present: known ?? now, ...(known ? { known } : {}) })
    })
    const [cell] = await counting.catch((error: unknown) => {
      if (isTimeout(error)) return []
      throw error
    })
    if (cell) return { at: at.toISOString(), value: cell.value, score: cell.score, by: 'records' }
    const sample = known ? null : await sampleNear(sql, indicator.code, area.area, at, NEAR_MS)
    return sample && { at: sample.at.toISOString(), value: sample.value, score: sample.score, by: 'sample' }
  })
