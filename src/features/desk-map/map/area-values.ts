import type { MapArea } from '../../../map/ground/areas'
import { contains } from '../../../map/terrain/polygons'
import type { LngLat } from '../../../shared/geo/geometry'

/** Where a value stands between the lowest and the highest of all, 0 to 1; null without a value. */
export function shareOfValue(values: ReadonlyMap<string, number | null> | null): (code: string) => number | null {
  const known = [...(values?.values() ?? [])].filter(value => value !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  return code => {
    const value = values?.get(code)
    if (value === null || value === undefined) return null
    return most - least < 1e-9 ? 0.5 : (value - least) / (most - least)
  }
}

/** The smallest area that is drawn at this zoom under a place. */
export function areaUnder(
  [lng, lat]: LngLat,
  districts: readonly MapArea[],
  streets: readonly MapArea[],
  zoom: number,
): MapArea | null {
  const holds = ({ box: [west, south, east, north], polygons }: MapArea) =>
    lng >= west && lng <= east && lat >= south && lat <= north && polygons.some(polygon => contains(polygon, lng, lat))
  const district = districts.find(holds) ?? null
  if (zoom < 10.8 || !district) return district
  return streets.find(street => street.parent === district.code && holds(street)) ?? district
}
