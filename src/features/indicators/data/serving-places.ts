import type { Connection } from '@/platform/db/client'
import type { ServingPlace } from '../domain/coverage'
import type { Measure } from '../domain/measure'
import { placedRows } from './compile-row-measure'
import { type ScanOptions, versionsFor } from './compile-scan'
import { relationSql } from './relation'
import { Parameters } from './sql-text'

type CoveredMeasure = Extract<Measure, { kind: 'covered' }>

/** The selected rows of a coverage in the whole city: a place serves people on the other side of a district's border too. */
export async function servingPlaces(
  sql: Connection,
  { formula, stretch }: CoveredMeasure,
  options: ScanOptions,
): Promise<readonly ServingPlace[]> {
  const parameters = new Parameters()
  const { dataset, condition } = formula
  const context = { parameters, stretch, timezone: options.timezone }
  const { filter } = placedRows(context, dataset, condition)
  const relation = relationSql(parameters, dataset, versionsFor(dataset, stretch.now, options))
  const { text, values } = parameters.statement(`select r.lng, r.lat, r.geometry from ${relation} r
    where r.district = any(${parameters.add(options.areas.districts, 'text[]')}) and ${filter}`)
  return sql.unsafe<ServingPlace[]>(text, [...values])
}
