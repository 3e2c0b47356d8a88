import type { City } from '../../areas'
import { type Geometry, type Position, positionsOf } from './geometry'
import { quote, Refused } from './refusal'

export type PlaceCity = Pick<City, 'areas' | 'bounds'>

/** Degrees around the city's bounds within which a point may still be a slip at the border, not another city. */
const BORDER = 0.1

const isPossible = (lng: number, lat: number) => lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90

const isWithin = ([west, south, east, north]: City['bounds'], lng: number, lat: number, margin = 0) =>
  lng >= west - margin && lng <= east + margin && lat >= south - margin && lat <= north + margin

/** Whether a pair can be a point of the world, and of this city the right way round. `null`: nothing is wrong. */
export function checkPoint(lng: unknown, lat: unknown, bounds: City['bounds']): Refused | null {
  if (typeof lng !== 'number' || typeof lat !== 'number') {
    if (lng === lat || (typeof lng !== 'number' && typeof lat !== 'number')) return null
    return new Refused(
      'coordinates',
      'one of longitude and latitude is missing',
      typeof lng === 'number' ? 'lat' : 'lng',
    )
  }
  const isSwapped = isWithin(bounds, lat, lng) && !isWithin(bounds, lng, lat)
  if (isSwapped) return new Refused('coordinates', `longitude and latitude look exchanged: ${lng}, ${lat}`, 'lng')
  if (!isPossible(lng, lat)) return new Refused('coordinates', `no such place: ${lng}, ${lat}`, 'lng')
  return lng === 0 && lat === 0 ? new Refused('coordinates', 'the point 0, 0 stands for no place', 'lng') : null
}

/** Whether every position of a geometry can be a point of the world. */
export function checkGeometry(geometry: Geometry): Refused | null {
  const wrong = positionsOf(geometry).find(([lng, lat]: Position) => !isPossible(lng, lat))
  return wrong ? new Refused('coordinates', `no such place: ${wrong[0]}, ${wrong[1]}`, 'geometry') : null
}

/** Whether a point lies so far out that a given district cannot be meant. */
export const isFarOutside = (lng: number, lat: number, bounds: City['bounds']): boolean =>
  !isWithin(bounds, lng, lat, BORDER)

const levels = ['cell', 'community', 'street', 'district'] as const

/**
 * Checks the area codes a sender gave and fills in the areas above the lowest of them.
 * Codes that are no areas of the city, or not below one another, are refused.
 */
export function checkAreas(values: Record<string, unknown>, city: PlaceCity): Refused | null {
  for (const level of levels) {
    const code = values[level]
    if (code === null || code === undefined) continue
    const area = city.areas.get(String(code))
    if (area?.kind !== level) return new Refused('unknown-area', `${quote(code)} is no ${level} of this city`, level)
    if (level === 'district') return null
    for (let above = area.parent; above !== null; above = city.areas.get(above)?.parent ?? null) {
      const parent = city.areas.get(above)
      if (!parent || parent.kind === 'city') break
      const given = values[parent.kind]
      if (given !== null && given !== undefined && given !== parent.code)
        return new Refused('unknown-area', `${quote(code)} does not lie in ${quote(given)}`, level)
      // What was not given stays derived: only the district is needed to place the record.
      if (parent.kind === 'district') values.district = parent.code
    }
  }
  return null
}
