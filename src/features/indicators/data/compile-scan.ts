import type { Dataset } from '@/features/datasets'
import type { WorkingCalendar } from '@/shared/time'
import { measureKey } from '../domain/measure'
import type { Stretch } from '../domain/stretch'
import { type AreaKeys, areaRows, wholeCity } from './area-keys'
import { type CompiledMeasure, compileRowMeasure, datasetOfRows, type RowMeasure } from './compile-row-measure'
import { relationSql, type Versions } from './relation'
import { all, Parameters, type Statement } from './sql-text'
import { candidatesSql } from './window'

/** One statement that counts many measures of one dataset; column pairs `a0`, `b0`, `a1`, … in the order of `keys`. */
export interface Scan {
  readonly statement: Statement
  readonly keys: readonly string[]
}

export interface ScanOptions {
  readonly areas: AreaKeys
  readonly timezone: string
  /** Absent: the database's own calendar judges every row. */
  readonly calendar?: WorkingCalendar
  /** Versions known at this moment are read; absent: those that hold now. */
  readonly known?: Date
  /** The moment at which records stand as their newest versions say; for earlier ones former versions are read. */
  readonly present: Date
}

/** Columns of one row are limited to 1,664 by PostgreSQL; a pair takes two. */
const MOST_MEASURES = 400

export const versionsFor = (
  dataset: Dataset,
  now: Date,
  { known, present }: Pick<ScanOptions, 'known' | 'present'>,
): Versions => ({
  ...(known ? { known } : {}),
  ...(dataset.kind !== 'reference' && now < present ? { at: now } : {}),
})

/** Fuses measures of the same rows into as few passes over them as there are kinds of aggregate. */
export function compileScans(measures: readonly RowMeasure[], options: ScanOptions): Scan[] {
  const groups = new Map<string, RowMeasure[]>()
  for (const measure of measures) {
    const dataset = datasetOfRows(measure)
    const { at } = versionsFor(dataset, measure.stretch.now, options)
    const isCityWide = options.areas.kind === 'one' && measure.kind === 'presence'
    const key = [dataset.name, isAdditive(measure), at?.getTime(), isCityWide, isLong(measure.stretch)].join()
    const group = groups.get(key)
    if (group) group.push(measure)
    else groups.set(key, [measure])
  }
  return [...groups.values()].flatMap(group => {
    const scans: Scan[] = []
    for (let from = 0; from < group.length; from += MOST_MEASURES)
      scans.push(compileScan(group.slice(from, from + MOST_MEASURES), options))
    return scans
  })
}

/** A pass looks at every row of its widest stretch: few formulas over a quarter or a year go apart from the many below. */
const isLong = ({ from, to }: Stretch): boolean => to.getTime() - from.getTime() > 35 * 86_400_000

const isAdditive = (measure: RowMeasure): boolean =>
  measure.kind === 'tally' ||
  measure.kind === 'presence' ||
  measure.kind === 'judged' ||
  (measure.kind === 'lasting' && measure.formula.statistic === 'mean')

/** One pass for measures of the same rows that are all additive, or all not. */
export function compileScan(measures: readonly RowMeasure[], options: ScanOptions): Scan {
  const [head] = measures
  if (!head) throw new Error('a scan needs a measure')
  const { areas, timezone, calendar } = options
  const parameters = new Parameters()
  const compiled = measures.map(each =>
    compileRowMeasure({ parameters, timezone, ...(calendar ? { calendar } : {}) }, each),
  )
  const context = { parameters, timezone, stretch: head.stretch }
  const candidates = candidatesSql(
    context,
    compiled.map(each => each.candidates),
  )
  const dataset = datasetOfRows(head)
  const relation = relationSql(parameters, dataset, versionsFor(dataset, head.stretch.now, options))
  const rows = areaRows(parameters, head.kind === 'presence' ? wholeCity(areas) : areas)
  const from = `from ${relation} r ${rows.join} where ${all([rows.where, candidates])}`
  const text = compiled.every(each => each.isAdditive)
    ? `with s as (select ${rows.keys},\n  ${aggregates(compiled)}\n  ${from} group by ${rows.keys})
select ${asText(compiled, each => `sum(${each})`, rows.area)} from s ${rows.rollup}`
    : `with s as (select ${rows.keys}, ${rows.marks},\n  ${aggregates(compiled)}\n  ${from} group by ${rows.levels})
select ${asText(compiled, each => each, rows.area)} from s where ${rows.isLevel}`
  return { statement: parameters.statement(text), keys: measures.map(measureKey) }
}

const aggregates = (compiled: readonly CompiledMeasure[]): string =>
  compiled
    .flatMap((each, i) => [`${each.first} as a${i}`, ...(each.second === null ? [] : [`${each.second} as b${i}`])])
    .join(',\n  ')

const asText = (compiled: readonly CompiledMeasure[], wrap: (column: string) => string, area: string): string =>
  [
    `${area} as area`,
    ...compiled.flatMap((each, i) => [
      `${wrap(`a${i}`)}::text as a${i}`,
      ...(each.second === null ? [] : [`${wrap(`b${i}`)}::text as b${i}`]),
    ]),
  ].join(', ')
