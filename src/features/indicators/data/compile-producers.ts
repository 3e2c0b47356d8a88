import type { Measure } from '../domain/measure'
import { moveBack } from '../domain/plan'
import { areaRows } from './area-keys'
import { conditionSql, momentSql } from './compile-condition'
import { timeWindow } from './compile-row-measure'
import { type ScanOptions, versionsFor } from './compile-scan'
import { relationSql } from './relation'
import { all, columnOf, Parameters, type Statement } from './sql-text'
import { windowSql } from './window'

export type ProducersMeasure = Extract<Measure, { kind: 'producers' }>

const NINETY_DAYS = 90 * 86_400_000

/** `p`: producers with a selected row in the ninety days before now, by area, with the moment of their newest. */
export function producersSql(
  parameters: Parameters,
  { formula, stretch }: ProducersMeasure,
  options: ScanOptions,
): string {
  const { dataset, producer, condition } = formula
  const context = { parameters, stretch, timezone: options.timezone }
  const { field } = timeWindow(dataset, stretch)
  const window = { field, low: new Date(stretch.now.getTime() - NINETY_DAYS), high: stretch.now }
  const rows = areaRows(parameters, options.areas)
  const selected = all([
    rows.where,
    windowSql(context, window),
    `${columnOf(producer)} is not null`,
    condition && conditionSql(context, condition),
  ])
  return `p as (select ${columnOf(producer)} as producer, ${rows.keys}, max(${momentSql(context, field)}) as newest
    from ${relationSql(parameters, dataset, versionsFor(dataset, stretch.now, options))} r ${rows.join}
    where ${selected} group by 1, ${rows.keys})`
}

/** The oldest moment at which a newest row is still fresh. */
export const freshFrom = ({ formula, stretch }: ProducersMeasure, timezone: string): Date =>
  moveBack(formula.age, timezone)(stretch.now)

export function compileProducers(measure: ProducersMeasure, options: ScanOptions): Statement {
  const parameters = new Parameters()
  const ctes = producersSql(parameters, measure, options)
  const rows = areaRows(parameters, options.areas)
  const fresh = parameters.moment(freshFrom(measure, options.timezone))
  const text = `with ${ctes},
q as (select producer, r.district, m.body, ${rows.marks}, max(newest) as newest
  from p r, lateral (select r.body) m group by producer, ${rows.levels})
select ${rows.area} as area, (count(*) filter (where newest >= ${fresh}))::text as a0, count(*)::text as b0
from q where ${rows.isLevel} group by district, body, level`
  return parameters.statement(text)
}
