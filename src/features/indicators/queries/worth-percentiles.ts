import type { City } from '@/features/areas'
import { cityCalendar } from '@/features/datasets/server'
import type { Connection } from '@/platform/db/client'
import { areaRows } from '../data/area-keys'
import { compileRowMeasure, lastingSql } from '../data/compile-row-measure'
import { everyArea } from '../data/count-cells'
import { relationSql } from '../data/relation'
import { Parameters } from '../data/sql-text'
import type { IndicatorPlan } from '../domain/compute-city'
import type { DurationFormula } from '../domain/formula'

/** The durations behind a percentile, ascending, by area, in seconds (of working time in `wh` and `wd`). */
export type Durations = ReadonlyMap<string, readonly number[]>

/** Every duration of the live stretch, by the same predicate that counts them. */
export async function durationsOf(
  sql: Connection,
  city: City,
  { plan }: IndicatorPlan,
  formula: DurationFormula,
): Promise<Durations> {
  const parameters = new Parameters()
  const { stretch, timezone } = plan
  const measure = { kind: 'lasting', formula, stretch } as const
  const { filter, dataset } = compileRowMeasure({ parameters, timezone, calendar: cityCalendar(city) }, measure)
  const rows = areaRows(parameters, everyArea(city))
  const span = lastingSql({ parameters, timezone, stretch }, formula)
  const { text, values } = parameters.statement(
    `select r.district, m.body, ${span}::float8 as seconds from ${relationSql(parameters, dataset, {})} r ${rows.join}
    where ${rows.where} and ${filter} order by seconds`,
  )
  const found = await sql.unsafe<{ district: string; body: string | null; seconds: number }[]>(text, [...values])
  const byArea = new Map<string, number[]>()
  for (const { district, body, seconds } of found)
    for (const area of [city.code, district, ...(body === null ? [] : [body])]) {
      const list = byArea.get(area)
      if (list) list.push(seconds)
      else byArea.set(area, [seconds])
    }
  return byArea
}
