import type { ShapeGeometry } from './layer-columns'

/** Metres a degree of latitude is long on the mean sphere (IUGG radius 6,371,008.8 m). */
const METRES_A_DEGREE = (6_371_008.8 * Math.PI) / 180

/** Metres east and north of a chosen place; true to about a metre within ten kilometres of it. */
export type Spot = readonly [east: number, north: number]

/** What a thing covers, in metres around a chosen place. */
export interface Ground {
  readonly kind: 'point' | 'line' | 'polygon'
  /** One path a line or ring; a point is a path of one. */
  readonly paths: readonly (readonly Spot[])[]
}

export const spotter = (lng: number, lat: number) => {
  const wide = METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180)
  return (east: number, north: number): Spot => [(east - lng) * wide, (north - lat) * METRES_A_DEGREE]
}
export type Spotter = ReturnType<typeof spotter>

/** The ground of a geometry, or of the point where there is none. */
export function groundOf(spot: Spotter, lng: number, lat: number, geometry: ShapeGeometry | null): Ground {
  const path = (points: readonly (readonly number[])[]) => points.map(([x = Number.NaN, y = Number.NaN]) => spot(x, y))
  switch (geometry?.type) {
    case 'LineString':
      return { kind: 'line', paths: [path(geometry.coordinates)] }
    case 'MultiLineString':
      return { kind: 'line', paths: geometry.coordinates.map(path) }
    case 'Polygon':
      return { kind: 'polygon', paths: geometry.coordinates.map(path) }
    case 'MultiPolygon':
      return { kind: 'polygon', paths: geometry.coordinates.flat().map(path) }
    default:
      return { kind: 'point', paths: [[spot(lng, lat)]] }
  }
}

function toSegment([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}

const side = ([ax, ay]: Spot, [bx, by]: Spot, [x, y]: Spot) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))

const cross = (a: Spot, b: Spot, c: Spot, d: Spot): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0

/** Even-odd rule over all rings. */
function covers({ kind, paths }: Ground, [x, y]: Spot): boolean {
  if (kind !== 'polygon') return false
  let inside = false
  for (const ring of paths)
    for (let at = 1; at < ring.length; at += 1) {
      const [[ax, ay], [bx, by]] = [ring[at - 1] as Spot, ring[at] as Spot]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  return inside
}

/** Stretches of a ground; a point is one of no length. */
function* segments({ paths }: Ground): Generator<readonly [Spot, Spot]> {
  for (const path of paths) {
    const first = path[0]
    if (first && path.length === 1) yield [first, first]
    for (let at = 1; at < path.length; at += 1) yield [path[at - 1] as Spot, path[at] as Spot]
  }
}

/** Shortest distance between two grounds in metres; 0 where they overlap. */
export function distanceBetween(a: Ground, b: Ground): number {
  const [startA, startB] = [a.paths[0]?.[0], b.paths[0]?.[0]]
  if ((startB && covers(a, startB)) || (startA && covers(b, startA))) return 0
  let shortest = Number.POSITIVE_INFINITY
  for (const [p, q] of segments(a))
    for (const [r, s] of segments(b)) {
      if (cross(p, q, r, s)) return 0
      shortest = Math.min(shortest, toSegment(p, r, s), toSegment(q, r, s), toSegment(r, p, q), toSegment(s, p, q))
    }
  return shortest
}
