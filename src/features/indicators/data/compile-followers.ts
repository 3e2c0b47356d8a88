import type { Measure } from '../domain/measure'
import { areaRows, wholeCity } from './area-keys'
import { conditionSql, momentSql } from './compile-condition'
import { timeWindow } from './compile-row-measure'
import { type ScanOptions, versionsFor } from './compile-scan'
import { relationSql } from './relation'
import { all, Parameters, type Statement } from './sql-text'
import { windowSql } from './window'

export type FollowersMeasure = Extract<Measure, { kind: 'followers' }>

const DAY = 86_400_000

/**
 * `s`: the selected rows with a point, from `days` before the stretch on; `f`: those of the stretch, `follows` telling
 * whether an earlier one of the class lies within reach, in the order of time, then sourceId. An earlier row may lie
 * in another area, so that the city is the sum of its districts. Thousands may lie on one spot: each looks first at the
 * one before it there, and who finds none near enough in time looks for any neighbour, not for all. Squares a little
 * larger than the reach make that a join by equality; the distance itself is the great circle's.
 */
export function followersSql(
  parameters: Parameters,
  { formula, stretch }: FollowersMeasure,
  options: ScanOptions,
): string {
  const { dataset, metres, days } = formula
  const context = { parameters, stretch, timezone: options.timezone }
  const { field } = timeWindow(dataset, stretch)
  const window = { field, low: new Date(stretch.from.getTime() - days * DAY), high: stretch.now }
  const rows = areaRows(parameters, wholeCity(options.areas))
  const selected = all([
    rows.where,
    'r.lng is not null and r.lat is not null',
    windowSql(context, window),
    formula.condition && conditionSql(context, formula.condition),
  ])
  const degrees = parameters.add(metres / 111_000, 'float8')
  const reach = parameters.add(metres, 'float8')
  const span = `interval '${days * 24} hours'`
  return `s0 as materialized (
    select r.id, r.source, r.source_id, r.cls, r.lng, r.lat, r.district, r.street, r.community, r.cell,
      ${momentSql(context, field)} as t
    from ${relationSql(parameters, dataset, versionsFor(dataset, stretch.now, options))} r where ${selected}),
  side as materialized (
    select ${degrees} / greatest(cos(radians(max(abs(lat)) + ${degrees})), 0.01) as east from s0),
  s as materialized (
    select s0.*, floor(lat / ${degrees})::int as gy, floor(lng / (select east from side))::int as gx,
      coalesce(lag(t) over (partition by cls, lng, lat order by t, source_id, source) >= t - ${span}, false) as on_spot
    from s0),
  p as materialized (
    select a.id
    from s a cross join unnest(array[-1, 0, 1]) dx cross join unnest(array[-1, 0, 1]) dy
    where a.t >= ${parameters.moment(stretch.from)} and not a.on_spot and exists (
      select from s b where b.cls = a.cls and b.gx = a.gx + dx and b.gy = a.gy + dy
      and (b.t, b.source_id, b.source) < (a.t, a.source_id, a.source)
      and b.t >= a.t - ${span}
      and 2 * 6371008.8 * asin(least(1, sqrt(power(sin(radians(b.lat - a.lat) / 2), 2)
        + cos(radians(a.lat)) * cos(radians(b.lat)) * power(sin(radians(b.lng - a.lng) / 2), 2)))) <= ${reach})),
  f as (select s.*, on_spot or id in (select id from p) as follows
    from s where s.t >= ${parameters.moment(stretch.from)})`
}

export function compileFollowers(measure: FollowersMeasure, options: ScanOptions): Statement {
  const parameters = new Parameters()
  const ctes = followersSql(parameters, measure, options)
  const rows = areaRows(parameters, options.areas)
  const text = `with ${ctes},
g as (select ${rows.keys}, count(*) filter (where follows) as a0, count(*) as b0
  from f r ${rows.join} where ${rows.where} group by ${rows.keys})
select ${rows.area} as area, sum(a0)::text as a0, sum(b0)::text as b0 from g ${rows.rollup}`
  return parameters.statement(text)
}
