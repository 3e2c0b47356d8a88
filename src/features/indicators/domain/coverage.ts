/** Anything on the map that serves what lies near it; GeoJSON, WGS 84. */
export interface ServingPlace {
  readonly lng: number | null
  readonly lat: number | null
  readonly geometry: unknown
}

/** One square of the reference grid with the areas its centre lies in. */
export interface LayerSquare {
  readonly lng: number
  readonly lat: number
  readonly district: string
  readonly street: string | null
  readonly community: string | null
  readonly cell: string | null
  readonly layers: Readonly<Record<string, number>>
}

type Position = readonly [number, number]
type Polygon = readonly (readonly Position[])[]

interface Shape {
  readonly lines: readonly (readonly Position[])[]
  /** Rings of each polygon, by which its inside is decided (even-odd); none for points and lines. */
  readonly polygons: readonly Polygon[]
}

const EARTH_RADIUS = 6_371_008.8
const DEGREE = (EARTH_RADIUS * Math.PI) / 180

const positions = (value: unknown): Position[] =>
  Array.isArray(value) ? value.filter(Array.isArray).map(each => [Number(each[0]), Number(each[1])] as const) : []

const nested = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Lines and rings of a GeoJSON geometry; what is none has no shape. */
function shapeOf(geometry: unknown): Shape | null {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry)) return null
  const coordinates = 'coordinates' in geometry ? geometry.coordinates : undefined
  switch (geometry.type) {
    case 'Point':
      return { lines: [positions([coordinates])], polygons: [] }
    case 'MultiPoint':
      return { lines: positions(coordinates).map(each => [each]), polygons: [] }
    case 'LineString':
      return { lines: [positions(coordinates)], polygons: [] }
    case 'MultiLineString':
      return { lines: nested(coordinates).map(positions), polygons: [] }
    case 'Polygon': {
      const rings = nested(coordinates).map(positions)
      return { lines: rings, polygons: [rings] }
    }
    case 'MultiPolygon': {
      const polygons = nested(coordinates).map(each => nested(each).map(positions))
      return { lines: polygons.flat(), polygons }
    }
    default:
      return null
  }
}

/** Metres from a point to a segment, on a plane laid at the point: exact enough below a few kilometres. */
function toSegment(lng: number, lat: number, [ax, ay]: Position, [bx, by]: Position): number {
  const scale = Math.cos((lat * Math.PI) / 180)
  const x1 = (ax - lng) * scale * DEGREE
  const y1 = (ay - lat) * DEGREE
  const dx = (bx - ax) * scale * DEGREE
  const dy = (by - ay) * DEGREE
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length))
  return Math.hypot(x1 + along * dx, y1 + along * dy)
}

function isInside(lng: number, lat: number, rings: Polygon): boolean {
  let inside = false
  for (const ring of rings) {
    let before = ring[ring.length - 1]
    for (const at of ring) {
      if (before && at[1] > lat !== before[1] > lat) {
        const crossing = at[0] + ((lat - at[1]) / (before[1] - at[1])) * (before[0] - at[0])
        if (lng < crossing) inside = !inside
      }
      before = at
    }
  }
  return inside
}

function isWithin(lng: number, lat: number, shape: Shape, metres: number): boolean {
  if (shape.polygons.some(rings => isInside(lng, lat, rings))) return true
  return shape.lines.some(line => line.some((at, i) => toSegment(lng, lat, line[i - 1] ?? at, at) <= metres))
}

/** Which squares have their centre within `metres` of a place: of its geometry where it has one, else of its point. */
export function coveredSquares(
  squares: readonly LayerSquare[],
  places: Iterable<ServingPlace>,
  metres: number,
): readonly boolean[] {
  const covered = new Array<boolean>(squares.length).fill(false)
  const size = Math.max(metres, 250) / DEGREE
  const buckets = new Map<string, number[]>()
  let widest = 0
  squares.forEach(({ lng, lat }, i) => {
    widest = Math.max(widest, Math.abs(lat))
    const key = `${Math.floor(lng / size)},${Math.floor(lat / size)}`
    const bucket = buckets.get(key)
    if (bucket) bucket.push(i)
    else buckets.set(key, [i])
  })
  const reachLat = metres / DEGREE
  const reachLng = reachLat / Math.max(0.01, Math.cos(((widest + reachLat) * Math.PI) / 180))
  for (const { lng, lat, geometry } of places) {
    const point = lng === null || lat === null ? null : { lines: [[[lng, lat] as const]], polygons: [] }
    const shape = shapeOf(geometry) ?? point
    const corners = shape?.lines.flat() ?? []
    if (!shape || corners.length === 0) continue
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [x, y] of corners) {
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, y)
      north = Math.max(north, y)
    }
    for (let x = Math.floor((west - reachLng) / size); x <= Math.floor((east + reachLng) / size); x++) {
      for (let y = Math.floor((south - reachLat) / size); y <= Math.floor((north + reachLat) / size); y++) {
        for (const i of buckets.get(`${x},${y}`) ?? []) {
          const square = squares[i]
          if (square && !covered[i] && isWithin(square.lng, square.lat, shape, metres)) covered[i] = true
        }
      }
    }
  }
  return covered
}
