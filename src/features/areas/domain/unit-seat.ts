import type { LngLat } from '../../../shared/geo/geometry'
import type { City } from './city'

/**
 * Where a unit is drawn from: no city folder knows offices, so it is the middle of the district it belongs to, and of
 * the city for a unit of the whole city. Whoever draws it says so.
 */
export function unitSeat(city: Pick<City, 'units' | 'areas' | 'center'>, unit: string): LngLat {
  const { district } = city.units.get(unit) ?? { district: null }
  return (district === null ? undefined : city.areas.get(district)?.center) ?? city.center
}
