import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import type { AreaGeometry } from '@/shared/geo/geometry'
import { type AreaShape, type ShapeBox, shapesOf } from '../domain/area-shapes'
import { type Explanation, explainIndicator } from './explain-indicator'
import type { IndicatorQuery } from './indicator-query'
import { type Loaded, loaded } from './loaded'

/** An explanation, with the outlines of the areas one level below for the map; null where there are none. */
export type Explained = Explanation & {
  readonly shapes: { readonly box: ShapeBox; readonly items: readonly AreaShape[] } | null
}

const drawn = new WeakMap<City, Map<string, Explained['shapes']>>()

/** The explanation of the value, with the outlines of its areas. */
export const explained = (
  sql: Sql,
  city: City,
  code: string,
  query: IndicatorQuery,
  now: Date,
): Promise<Loaded<Explained>> =>
  loaded(async () => {
    const explanation = await explainIndicator(sql, city, code, query, now)
    return {
      ...explanation,
      shapes: outlines(
        city,
        query.area.area,
        explanation.areas.items.map(each => each.code),
      ),
    }
  })

/** Drawn once for each area: a city's outlines do not change while it runs. */
function outlines(city: City, area: string, codes: readonly string[]): Explained['shapes'] {
  const known = drawn.get(city) ?? new Map<string, Explained['shapes']>()
  drawn.set(city, known)
  const made = known.get(area)
  if (made !== undefined) return made
  const geometries = codes.flatMap((code): [string, AreaGeometry][] =>
    city.contains(code) ? [[code, city.geometry(code)]] : [],
  )
  const shapes = geometries.length > 0 ? shapesOf(geometries) : null
  known.set(area, shapes)
  return shapes
}
