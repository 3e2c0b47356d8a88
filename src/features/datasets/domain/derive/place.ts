import type { DeriveContext, DeriveWarning } from './context'
import { numberOf, type Values } from './values'

type Position = readonly [number, number]

/** A point that stands for a geometry: its own, the middle vertex of its longest line, or the middle of its ring. */
export function pointOf(geometry: unknown): Position | null {
  if (typeof geometry !== 'object' || geometry === null) return null
  const { type, coordinates, geometries } = geometry as { type?: string; coordinates?: unknown; geometries?: unknown }
  if (type === 'GeometryCollection') return Array.isArray(geometries) ? pointOf(geometries[0]) : null
  switch (type) {
    case 'Point':
      return position(coordinates)
    case 'MultiPoint':
    case 'LineString':
      return middle(coordinates)
    case 'MultiLineString':
      return middle(longest(coordinates))
    case 'Polygon':
      return centre(first(coordinates))
    case 'MultiPolygon':
      return centre(first(longest(coordinates)))
    default:
      return null
  }
}

const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : null)

function position(value: unknown): Position | null {
  if (!Array.isArray(value)) return null
  const [lng, lat] = value as unknown[]
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null
}

const middle = (line: unknown): Position | null =>
  Array.isArray(line) ? position(line[Math.floor((line.length - 1) / 2)]) : null

function longest(lists: unknown): unknown {
  if (!Array.isArray(lists)) return null
  return lists.reduce<unknown[]>((best, each) => (Array.isArray(each) && each.length > best.length ? each : best), [])
}

function centre(ring: unknown): Position | null {
  if (!Array.isArray(ring) || ring.length === 0) return null
  let west = 180
  let east = -180
  let south = 90
  let north = -90
  for (const each of ring) {
    const at = position(each)
    if (!at) return null
    west = Math.min(west, at[0])
    east = Math.max(east, at[0])
    south = Math.min(south, at[1])
    north = Math.max(north, at[1])
  }
  return [(west + east) / 2, (south + north) / 2]
}

/**
 * Point → district, street, community, cell. What was given wins; where the point lies in another district, the
 * record keeps the given one and gets nothing below it.
 */
export function derivePlace(values: Values, context: DeriveContext): DeriveWarning | null {
  let lng = numberOf(values.lng)
  let lat = numberOf(values.lat)
  if (lng === null && lat === null && values.geometry) {
    const point = pointOf(values.geometry)
    if (point) {
      ;[lng, lat] = point
      values.lng = lng
      values.lat = lat
    }
  }
  if (lng === null || lat === null) return null
  const place = context.city.locate(lng, lat)
  const district = values.district
  if (place === null) return district ? 'district-mismatch' : 'outside-city'
  if (!district) values.district = place.district
  else if (district !== place.district) return 'district-mismatch'
  if (values.street === null || values.street === undefined) values.street = place.street
  else if (values.street !== place.street) return null
  if (values.community === null || values.community === undefined) values.community = place.community
  else if (values.community !== place.community) return null
  if (values.cell === null || values.cell === undefined) values.cell = place.cell
  return null
}
