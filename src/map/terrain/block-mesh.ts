import { Delaunay } from 'd3-delaunay'
import { boxOf, contains, type Polygon } from './polygons'

/** A mesh; positions are degrees and metres, colours 0 to 1. */
export interface Mesh {
  readonly positions: Float32Array
  readonly colors: Float32Array
  readonly indices: Uint32Array
}

/** A mesh that still grows. */
export interface MeshParts {
  readonly positions: number[]
  readonly colors: number[]
  readonly indices: number[]
}

export type Rgb = readonly [number, number, number]

interface Options {
  readonly polygon: Polygon
  readonly base: number
  /** Drawn height above the base. */
  readonly relief: (lng: number, lat: number) => number
  /** Shade of the ground at a place, about 1. */
  readonly shade: (lng: number, lat: number) => number
  readonly top: Rgb
  readonly wall: Rgb
  /** Spacing of the grid inside, degrees. */
  readonly grid: number
  readonly flat: boolean
  /** Longitude and latitude that positions are relative to. */
  readonly origin: readonly [number, number]
}

/** A block of ground: its top follows the relief, its sides go down to zero, lit from the north-west, dark at the foot. */
export function addBlock(into: MeshParts, options: Options): void {
  const { polygon, base, relief, shade, top, wall, flat, origin } = options
  const outline = polygon.flatMap(ring => ring.slice(0, -1))
  const places = [...outline, ...inside(polygon, options.grid)]
  const flattened = new Float64Array(places.length * 2)
  for (const [at, [lng, lat]] of places.entries()) {
    flattened[at * 2] = lng
    flattened[at * 2 + 1] = lat
  }
  const { triangles } = new Delaunay(flattened)
  const { positions, colors, indices } = into
  const height = (lng: number, lat: number) => (flat ? 0 : base + relief(lng, lat))
  const put = (lng: number, lat: number, z: number, colour: Rgb, light: number) => {
    positions.push(lng - origin[0], lat - origin[1], z)
    for (const channel of colour) colors.push(Math.min(1, (channel / 255) * light))
    return positions.length / 3 - 1
  }
  const first = positions.length / 3
  for (const [lng, lat] of places) put(lng, lat, height(lng, lat), top, shade(lng, lat))
  for (let at = 0; at < triangles.length; at += 3) {
    const corner = [triangles[at], triangles[at + 1], triangles[at + 2]] as [number, number, number]
    // A corner inside makes the triangle lie inside; only those that join three points of the rim may bridge a bay.
    if (corner.some(each => each >= outline.length)) {
      indices.push(...corner.map(each => first + each))
      continue
    }
    const middle = corner.map(each => places[each] as readonly [number, number])
    const lng = (middle[0]?.[0] ?? 0) / 3 + (middle[1]?.[0] ?? 0) / 3 + (middle[2]?.[0] ?? 0) / 3
    const lat = (middle[0]?.[1] ?? 0) / 3 + (middle[1]?.[1] ?? 0) / 3 + (middle[2]?.[1] ?? 0) / 3
    if (contains(polygon, lng, lat)) indices.push(...corner.map(each => first + each))
  }
  if (!flat) {
    for (const ring of polygon) {
      for (let at = 1; at < ring.length; at++) {
        const [aLng, aLat] = ring[at - 1] as readonly [number, number]
        const [bLng, bLat] = ring[at] as readonly [number, number]
        const light = sideLight(bLng - aLng, bLat - aLat)
        const from = put(aLng, aLat, height(aLng, aLat), wall, light)
        put(bLng, bLat, height(bLng, bLat), wall, light)
        put(aLng, aLat, 0, wall, light * 0.32)
        put(bLng, bLat, 0, wall, light * 0.32)
        indices.push(from, from + 1, from + 2, from + 1, from + 3, from + 2)
      }
    }
  }
}

/** The parts put together, as the graphics card takes them. */
export const finishMesh = ({ positions, colors, indices }: MeshParts): Mesh => ({
  positions: Float32Array.from(positions),
  colors: Float32Array.from(colors),
  indices: Uint32Array.from(indices),
})

/** Grid points inside, row by row between the rim's crossings; every second row shifted so that no seams show. */
function inside(polygon: Polygon, grid: number): [number, number][] {
  const [west, south, , north] = boxOf(polygon.slice(0, 1))
  const points: [number, number][] = []
  for (let row = 0, lat = south + grid / 2; lat < north; lat += grid, row++) {
    const crossings = crossingsAt(polygon, lat)
    for (let at = 1; at < crossings.length; at += 2) {
      const [from = 0, to = 0] = [crossings[at - 1], crossings[at]]
      // A little apart from the rim: thin triangles shade badly.
      const start = Math.ceil((from + grid * 0.3 - west) / grid)
      for (let lng = west + (start + (row % 2) / 2) * grid; lng < to - grid * 0.3; lng += grid) points.push([lng, lat])
    }
  }
  return points
}

/** Longitudes where a parallel crosses the rings, in order. */
function crossingsAt(polygon: Polygon, lat: number): number[] {
  const crossings: number[] = []
  for (const ring of polygon) {
    for (let at = 1; at < ring.length; at++) {
      const [aLng, aLat] = ring[at - 1] as readonly [number, number]
      const [bLng, bLat] = ring[at] as readonly [number, number]
      if (aLat > lat !== bLat > lat) crossings.push(aLng + ((bLng - aLng) * (lat - aLat)) / (bLat - aLat))
    }
  }
  return crossings.sort((one, other) => one - other)
}

/** Sides that look to the south-west, towards the viewer's left, are lighter than those to the south-east. */
function sideLight(dLng: number, dLat: number): number {
  const length = Math.hypot(dLng, dLat) || 1
  return 0.72 + 0.28 * Math.abs(dLat / length)
}
