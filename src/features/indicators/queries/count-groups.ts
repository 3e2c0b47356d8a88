import type { City } from '@/features/areas'
import { cityCalendar } from '@/features/datasets/server'
import type { Connection } from '@/platform/db/client'
import { areaRows, isIn, type OneArea } from '../data/area-keys'
import { followersSql } from '../data/compile-followers'
import { compileRowMeasure, isRowMeasure, type RowMeasure } from '../data/compile-row-measure'
import { type ScanOptions, versionsFor } from '../data/compile-scan'
import { countMeasures } from '../data/count-measures'
import { relationSql } from '../data/relation'
import { servingPlaces } from '../data/serving-places'
import { all, Parameters } from '../data/sql-text'
import { candidatesSql } from '../data/window'
import { type Cell, cellOf, type IndicatorPlan } from '../domain/compute-city'
import { coveredSquares } from '../domain/coverage'
import type { Counted } from '../domain/evaluate'
import { type Measure, measureKey, type Pair } from '../domain/measure'
import { measuresOf } from '../domain/plan'
import { datasetsOf } from '../domain/references'
import { layerSquares } from '../domain/squares'
import type { Moments } from './explain-names'

/** Columns that divide a street, a community. */
export type ChildColumn = 'community' | 'cell'
/** Columns by which records can be grouped: where they lie, who answers for them, who did them. */
export type GroupColumn = ChildColumn | 'district' | 'street' | 'unit' | 'assignee' | 'person'

/** Records grouped by what a join tells of each: `column` of what `join` adds to the rows `r`. */
export interface JoinedColumn {
  readonly join: string
  readonly column: string
  /** The dataset whose rows the join is for; measures of another one have no groups. */
  readonly dataset: string
}

type Pairs = ReadonlyMap<string, Pair>

interface Groups {
  readonly city: City
  /** The area whose records are grouped. */
  readonly parent: OneArea
  readonly column: GroupColumn | JoinedColumn
  /** The groups that have a cell each; left out: all that occur. */
  readonly groups?: readonly string[]
  readonly plan: IndicatorPlan
  readonly moments: Moments
}

/** A value of every group of an area's records: each measure counted once, grouped by the column. `null`: not so for this formula. */
export async function countGroups(
  sql: Connection,
  { city, parent, column, groups, plan, moments }: Groups,
): Promise<{ readonly cells: readonly Cell[]; readonly pairs: ReadonlyMap<string, Pairs> } | null> {
  const calendar = cityCalendar(city)
  const options = { areas: parent, timezone: city.timezone, calendar, ...moments }
  const measures = new Map(measuresOf(plan.plan).map(each => [measureKey(each), each]))
  const shared: Measure[] = []
  const pairs = new Map<string, Pairs>()
  for (const [key, measure] of measures) {
    if (measure.kind === 'producers') return null
    if (measure.kind === 'presence' || measure.kind === 'reference') shared.push(measure)
    else if (isRowMeasure(measure)) pairs.set(key, await byColumn(sql, measure, column, options))
    else if (!isChildColumn(column)) return null
    else if (measure.kind === 'followers') pairs.set(key, await followersBy(sql, measure, column, options))
    else pairs.set(key, await coveredBy(sql, city, measure, column, options))
  }
  const datasets = new Set([...datasetsOf(plan.plan.formula)].filter(each => each !== 'ref'))
  const whole = await countMeasures(sql, shared, datasets, {
    ...options,
    minutesOfDay: calendar.minutesOfDay,
    squares: () => layerSquares(city),
  })
  const counted = whole.of(parent.area)
  const doesApply = (code: string) => !city.notApplicable.has(code)
  const found = groups ?? [...new Set([...pairs.values()].flatMap(each => [...each.keys()]))].sort()
  const cells = found.map(area => {
    const own: Counted = {
      ...counted,
      hasRecords: counted.hasRecords,
      cityPair: counted.cityPair,
      pair: key => pairs.get(key)?.get(area),
    }
    return cellOf(plan, area, own, doesApply)
  })
  return { cells, pairs }
}

const isChildColumn = (column: GroupColumn | JoinedColumn): column is ChildColumn =>
  column === 'community' || column === 'cell'

type Row = Readonly<{ area: string; a: string | null; b: string | null }>

const pairsOf = (rows: readonly Row[]): Pairs => new Map(rows.map(({ area, a, b }) => [area, [a, b] as const]))

type Options = ScanOptions & { readonly areas: OneArea }

async function byColumn(
  sql: Connection,
  measure: RowMeasure,
  grouping: GroupColumn | JoinedColumn,
  options: Options,
): Promise<Pairs> {
  const parameters = new Parameters()
  const { timezone, calendar } = options
  const compiled = compileRowMeasure({ parameters, timezone, ...(calendar ? { calendar } : {}) }, measure)
  const { join, column, dataset } =
    typeof grouping === 'string' ? { join: '', column: `r.${grouping}`, dataset: compiled.dataset.name } : grouping
  if (dataset !== compiled.dataset.name) return new Map()
  const candidates = candidatesSql({ parameters, timezone, stretch: measure.stretch }, [compiled.candidates])
  const rows = areaRows(parameters, options.areas)
  const relation = relationSql(
    parameters,
    compiled.dataset,
    versionsFor(compiled.dataset, measure.stretch.now, options),
  )
  const { text, values } = parameters.statement(`
    select ${column} as area, (${compiled.first})::text as a, ${compiled.second === null ? 'null' : `(${compiled.second})::text`} as b
    from ${relation} r ${join} where ${all([rows.where, `${column} is not null`, candidates])} group by ${column}`)
  return pairsOf(await sql.unsafe<Row[]>(text, [...values]))
}

async function followersBy(
  sql: Connection,
  measure: Extract<Measure, { kind: 'followers' }>,
  column: ChildColumn,
  options: Options,
): Promise<Pairs> {
  const parameters = new Parameters()
  const ctes = followersSql(parameters, measure, options)
  const rows = areaRows(parameters, options.areas)
  const { text, values } = parameters.statement(`with ${ctes}
    select r.${column} as area, (count(*) filter (where follows))::text as a, count(*)::text as b
    from f r where ${rows.where} and r.${column} is not null group by r.${column}`)
  return pairsOf(await sql.unsafe<Row[]>(text, [...values]))
}

/** Decimals of the grid are summed as whole millionths. */
const MILLIONTHS = 1_000_000

async function coveredBy(
  sql: Connection,
  city: City,
  measure: Extract<Measure, { kind: 'covered' }>,
  column: ChildColumn,
  options: Options,
): Promise<Pairs> {
  const squares = layerSquares(city)
  const covered = coveredSquares(squares, await servingPlaces(sql, measure, options), measure.formula.metres)
  const sums = new Map<string, { reached: number; whole: number }>()
  squares.forEach((square, i) => {
    const area = square[column]
    if (area === null || !isIn(options.areas, square)) return
    const amount = Math.round((square.layers[measure.formula.layer] ?? 0) * MILLIONTHS)
    const sum = sums.get(area) ?? { reached: 0, whole: 0 }
    sums.set(area, { reached: sum.reached + (covered[i] ? amount : 0), whole: sum.whole + amount })
  })
  const text = (millionths: number) => String(millionths / MILLIONTHS)
  return new Map([...sums].map(([area, { reached, whole }]) => [area, [text(reached), text(whole)] as const]))
}
