import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { everyArea } from '../data/count-cells'
import { readRules } from '../data/rules.queries'
import { readIndex } from '../data/values.queries'
import { indexOfAreas } from '../domain/index-of-areas'
import { type DimensionName, dimensionNames } from '../domain/index-snapshot'
import type { Reason } from '../domain/reason'
import type { NamedArea } from './index-page'
import type { IndicatorQuery } from './indicator-query'
import { asked, type How, shownCells } from './shown-cells'

export interface HeatArea extends NamedArea {
  readonly kind: 'city' | 'district' | 'body'
  readonly value: number | null
  readonly dimensions: Readonly<Record<DimensionName, number | null>>
}

/** Every indicator in the city, its districts and its management bodies. */
export interface HeatMap {
  readonly how: How
  readonly at: string
  /** Columns: the city, then districts, then management bodies. */
  readonly areas: readonly HeatArea[]
  /** Rows, in the order of the list. */
  readonly codes: readonly string[]
  /** By column, then row; null: no value, and `reasons` says why. */
  readonly scores: readonly (readonly (number | null)[])[]
  readonly values: readonly (readonly (number | null)[])[]
  readonly reasons: Readonly<Partial<Record<Reason, readonly (readonly [column: number, row: number])[]>>>
}

/** `sees`: the columns to show. */
export async function heatMap(
  sql: Sql,
  city: City,
  query: Omit<IndicatorQuery, 'area'>,
  now: Date,
  sees: (area: string) => boolean = () => true,
): Promise<HeatMap> {
  const at = query.at ?? now
  const rules = await readRules(sql, at)
  const shown = await shownCells(sql, city, rules, query, everyArea(city), now)
  const places = [
    { kind: 'city', code: city.code, name: city.name } as const,
    ...city.districts.map(({ code, name }) => ({ kind: 'district', code, name }) as const),
    ...city.managementBodies.map(({ code, name }) => ({ kind: 'body', code, name }) as const),
  ].filter(each => sees(each.code))
  const own = places.map(each => each.code)
  const stored = shown.how === 'kept' ? await readIndex(sql, own) : []
  const computed =
    shown.how === 'kept' || query.period
      ? undefined
      : indexOfAreas(own, shown.cells, rules, code => !city.notApplicable.has(code))
  const codes = asked(rules, query).map(each => each.code)
  const columnOf = new Map(own.map((code, column) => [code, column]))
  const rowOf = new Map(codes.map((code, row) => [code, row]))
  const scores = own.map(() => codes.map((): number | null => null))
  const values = own.map(() => codes.map((): number | null => null))
  const reasons: Partial<Record<Reason, [number, number][]>> = {}
  for (const cell of shown.cells) {
    const column = columnOf.get(cell.area)
    const row = rowOf.get(cell.code)
    if (column === undefined || row === undefined) continue
    const [ownScores, ownValues] = [scores[column], values[column]]
    if (ownScores) ownScores[row] = rounded(cell.score, 10)
    if (ownValues) ownValues[row] = rounded(cell.value, 10_000)
    if (cell.reason !== null) {
      const reason = cell.reason as Reason
      reasons[reason] ??= []
      reasons[reason].push([column, row])
    }
  }
  return {
    how: shown.how,
    at: (shown.at ?? now).toISOString(),
    areas: places.map(({ kind, code, name }) => {
      const of = (dimension: string) =>
        rounded(
          stored.find(each => each.area === code && each.dimension === dimension)?.value ??
            (dimension === 'all'
              ? computed?.get(code)?.value
              : computed?.get(code)?.dimensions[dimension as DimensionName].value) ??
            null,
          100,
        )
      const dimensions = Object.fromEntries(dimensionNames.map(name => [name, of(name)]))
      return {
        kind,
        code,
        zh: name.zh,
        en: name.en,
        value: of('all'),
        dimensions: dimensions as Record<DimensionName, number | null>,
      }
    }),
    codes,
    scores,
    values,
    reasons,
  }
}

const rounded = (value: number | null, factor: number) => (value === null ? null : Math.round(value * factor) / factor)
