import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { addMonths } from '@/shared/time'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingAllSettings } from '../data/count-measures'
import { readRules } from '../data/rules.queries'
import { indexRows, storeMonthAgo, waitForComputeLock } from '../data/values.queries'
import { planOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import { liveStretch } from '../domain/stretch'

interface CompareMonthAgo {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

/**
 * Computes the live index as it was one month ago, from today's records and by today's parameters, and keeps it
 * beside the live one: `change` is the difference. Rounds go on while it counts.
 */
export async function compareMonthAgo({ sql, city, clock }: CompareMonthAgo): Promise<Date> {
  const present = clock.now()
  const at = new Date(addMonths(city.timezone, present.getTime(), -1))
  const rows = await sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingAllSettings)
    const rules = await readRules(tx, present)
    const areas = everyArea(city)
    const plans = rules.indicators.map(each => planOf(each, liveStretch(each.period, at, city.timezone), city.timezone))
    const cells = await countCells(tx, { city, areas, plans, present })
    const indices = indexOfAreas(areaCodes(areas), cells, rules, code => !city.notApplicable.has(code))
    return [...indices].flatMap(([area, index]) => indexRows(area, index))
  })
  await sql.begin(async tx => {
    await waitForComputeLock(tx)
    await storeMonthAgo(tx, rows, at)
  })
  return at
}
