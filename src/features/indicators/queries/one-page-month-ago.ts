import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { addMonths } from '@/shared/time'
import { countCells } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { type IndicatorQuery, stretchFor } from './indicator-query'
import { isTimeout, type Loaded, loaded } from './loaded'

interface Before {
  readonly at: string
  readonly value: number | null
  readonly score: number | null
}

/** What takes longer is not told: a line of a page may not hold a core. */
const LONGEST_MS = 2500

/**
 * The value one month earlier with the records and parameters of now; null in a named period, which has its own
 * predecessor, and where it cannot be counted in time.
 */
export const monthAgo = (
  sql: Sql,
  city: City,
  indicator: Indicator,
  query: IndicatorQuery,
  now: Date,
): Promise<Loaded<Before | null>> =>
  loaded(async () => {
    if (query.period) return null
    const later = query.at ?? now
    const at = new Date(addMonths(city.timezone, later.getTime(), -1))
    const { known, area } = query
    const plans = [planOf(indicator, stretchFor({ area, at }, indicator.period, at, city.timezone), city.timezone)]
    const counting = sql.begin('isolation level repeatable read read only', async tx => {
      await tx.unsafe(`${countingSettings}; set local statement_timeout = ${LONGEST_MS}`)
      return countCells(tx, { city, areas: area, plans, present: known ?? now, ...(known ? { known } : {}) })
    })
    const [cell] = await counting.catch((error: unknown) => {
      if (isTimeout(error)) return []
      throw error
    })
    return cell ? { at: at.toISOString(), value: cell.value, score: cell.score } : null
  })
