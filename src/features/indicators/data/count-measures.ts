import { dataset as declared } from '@/features/datasets'
import type { Connection } from '@/platform/db/client'
import { coveredSquares, type LayerSquare, type ServingPlace } from '../domain/coverage'
import type { Counted } from '../domain/evaluate'
import { type Measure, measureKey, type Pair } from '../domain/measure'
import { type AreaKeys, isIn } from './area-keys'
import { compileFollowers } from './compile-followers'
import { compileProducers } from './compile-producers'
import { compileReference } from './compile-reference'
import { isRowMeasure, type RowMeasure } from './compile-row-measure'
import { compileScan, compileScans, type ScanOptions } from './compile-scan'
import { relationSql } from './relation'
import { servingPlaces } from './serving-places'
import { Parameters, type Statement } from './sql-text'

export interface CountOptions extends ScanOptions {
  readonly minutesOfDay: number
  /** The reference grid with the areas of its squares; asked for only where a formula needs it. */
  readonly squares: () => readonly LayerSquare[]
  /** One statement a measure, none shared: the plainest path, for recounting. */
  readonly plainly?: boolean
}

/** Numbers of every measure for every area asked for. */
export interface CountedAreas {
  of(area: string): Counted
}

type Row = Readonly<Record<string, string | null>>

/** Counts measures in a transaction that was made ready by `readyForCounting`. */
export async function countMeasures(
  sql: Connection,
  measures: readonly Measure[],
  datasets: ReadonlySet<string>,
  options: CountOptions,
): Promise<CountedAreas> {
  const numbers = new Map<string, Map<string, Pair>>()
  const run = ({ text, values }: Statement) => sql.unsafe<Row[]>(text, [...values])
  const keep = (key: string, rows: readonly Row[], i = 0) => {
    numbers.set(key, new Map(rows.map(row => [row.area ?? '', [row[`a${i}`] ?? null, row[`b${i}`] ?? null] as const])))
  }

  const unique = new Map(measures.map(each => [measureKey(each), each]))
  const ofRows = [...unique.values()].filter(isRowMeasure)
  const scans = options.plainly
    ? ofRows.map((each: RowMeasure) => compileScan([each], options))
    : compileScans(ofRows, options)
  for (const { statement, keys } of scans) {
    const rows = await run(statement)
    keys.forEach((key, i) => {
      keep(key, rows, i)
    })
  }
  const years = new Map<number, Set<string>>()
  for (const [key, measure] of unique) {
    if (measure.kind === 'followers') keep(key, await run(compileFollowers(measure, options)))
    if (measure.kind === 'producers') keep(key, await run(compileProducers(measure, options)))
    if (measure.kind === 'reference')
      years.set(measure.year, (years.get(measure.year) ?? new Set()).add(measure.series))
    if (measure.kind === 'covered') {
      const places = await servingPlaces(sql, measure, options)
      numbers.set(key, sumLayer(options.squares(), places, measure.formula, options.areas))
    }
  }
  for (const [year, wanted] of years) {
    const series = [...wanted]
    const rows = await run(compileReference(series, year, options))
    series.forEach((each, i) => {
      keep(measureKey({ kind: 'reference', series: each, year }), rows, i)
    })
  }
  const present = await datasetsWithRecords(sql, datasets, options)
  const city = options.areas.kind === 'every' ? options.areas.city : options.areas.area
  return {
    of: area => ({
      minutesOfDay: options.minutesOfDay,
      pair: key => numbers.get(key)?.get(area),
      cityPair: key => numbers.get(key)?.get(city),
      hasRecords: name => present.has(name),
    }),
  }
}

/** Decimals of the grid are summed as whole millionths. */
const MILLIONTHS = 1_000_000

function sumLayer(
  squares: readonly LayerSquare[],
  places: readonly ServingPlace[],
  { metres, layer }: { readonly metres: number; readonly layer: string },
  areas: AreaKeys,
): Map<string, Pair> {
  const covered = coveredSquares(squares, places, metres)
  const sums = new Map<string, [covered: number, all: number]>()
  const bodyOf = new Map(
    areas.kind === 'every' ? areas.bodies.flatMap(b => b.streets.map(s => [s, b.code] as const)) : [],
  )
  squares.forEach((square, i) => {
    const amount = Math.round((square.layers[layer] ?? 0) * MILLIONTHS)
    const own =
      areas.kind === 'every'
        ? [areas.city, square.district, square.street === null ? undefined : bodyOf.get(square.street)]
        : isIn(areas, square)
          ? [areas.area]
          : []
    for (const area of own) {
      if (area === undefined) continue
      const sum = sums.get(area) ?? [0, 0]
      sums.set(area, [sum[0] + (covered[i] ? amount : 0), sum[1] + amount])
    }
  })
  const text = (millionths: number) => String(millionths / MILLIONTHS)
  return new Map([...sums].map(([area, [reached, whole]]) => [area, [text(reached), text(whole)] as const]))
}

/** Datasets of which any record counts in the city. */
async function datasetsWithRecords(
  sql: Connection,
  datasets: ReadonlySet<string>,
  options: CountOptions,
): Promise<ReadonlySet<string>> {
  if (datasets.size === 0) return new Set()
  const parameters = new Parameters()
  const inCity = `district = any(${parameters.add(options.areas.districts, 'text[]')})`
  const versions = options.known ? { known: options.known } : {}
  const parts = [...datasets].map(name => {
    const relation = relationSql(parameters, declared(name), versions)
    return `select ${parameters.add(name, 'text')} as name where exists (select 1 from ${relation} r where ${inCity})`
  })
  const { text, values } = parameters.statement(parts.join(' union all '))
  const rows = await sql.unsafe<{ name: string }[]>(text, [...values])
  return new Set(rows.map(each => each.name))
}

/**
 * Every statement of a computation sees the same records. Compiling hundreds of aggregates to machine code costs
 * more than running them, and a computation may not take more than one core.
 */
export const countingSettings = `
  set local jit = off; set local max_parallel_workers_per_gather = 0; set local work_mem = '64MB'`

/**
 * The same for whoever counts all records. While many come in, the planner knows nothing of the newest: it takes
 * them for a handful, and would walk through all of them for each.
 */
export const countingAllSettings = `${countingSettings}; set local enable_nestloop = off`
