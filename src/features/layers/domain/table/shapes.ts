import type { ShapeGeometry } from '../layer-columns'
import { worldX, worldY } from '../mercator'

/** A line or an area in steps of the world; a polygon's first ring is its outer one. */
export interface Shape {
  readonly kind: 'line' | 'polygon'
  /** Lines, or polygons as lists of rings; points as x, y, x, y, … */
  readonly parts: readonly (readonly Float64Array[])[]
  readonly west: number
  readonly north: number
  readonly east: number
  readonly south: number
}

const ZOOM = 12
const SHIFT = 32 - ZOOM
/** A shape over more tiles than this is looked at for every tile. */
const WIDE = 256

function path(points: readonly (readonly number[])[]): Float64Array {
  const projected = new Float64Array(points.length * 2)
  points.forEach(([lng, lat], at) => {
    projected[at * 2] = worldX(lng ?? Number.NaN)
    projected[at * 2 + 1] = worldY(lat ?? Number.NaN)
  })
  return projected
}

function partsOf(geometry: ShapeGeometry): Float64Array[][] {
  switch (geometry.type) {
    case 'LineString':
      return [[path(geometry.coordinates)]]
    case 'MultiLineString':
      return geometry.coordinates.map(line => [path(line)])
    case 'Polygon':
      return [geometry.coordinates.map(path)]
    case 'MultiPolygon':
      return geometry.coordinates.map(rings => rings.map(path))
  }
}

/** @returns null for a geometry that is drawn as a point or not at all */
export function shapeOf(geometry: ShapeGeometry): Shape | null {
  if (!['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'].includes(geometry.type)) return null
  const parts = partsOf(geometry)
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const points of parts.flat())
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = [points[at] as number, points[at + 1] as number]
      west = Math.min(west, x)
      east = Math.max(east, x)
      north = Math.min(north, y)
      south = Math.max(south, y)
    }
  const kind = geometry.type.endsWith('Polygon') ? 'polygon' : 'line'
  return west <= east && north <= south ? { kind, parts, west, north, east, south } : null
}

/** Shapes by the tiles they touch. */
export class Shapes {
  #byRow = new Map<number, Shape>()
  readonly #tiles = new Map<number, Set<number>>()
  readonly #wide = new Set<number>()

  get size(): number {
    return this.#byRow.size
  }
  of(row: number): Shape | undefined {
    return this.#byRow.get(row)
  }

  #setsOf(shape: Shape): Set<number>[] {
    const [west, east] = [shape.west >>> SHIFT, shape.east >>> SHIFT]
    const [north, south] = [shape.north >>> SHIFT, shape.south >>> SHIFT]
    if ((east - west + 1) * (south - north + 1) > WIDE) return [this.#wide]
    const sets: Set<number>[] = []
    for (let x = west; x <= east; x += 1)
      for (let y = north; y <= south; y += 1) {
        const key = x * 2 ** ZOOM + y
        const set = this.#tiles.get(key) ?? new Set()
        this.#tiles.set(key, set)
        sets.push(set)
      }
    return sets
  }

  add(row: number, geometry: ShapeGeometry): void {
    const shape = shapeOf(geometry)
    if (!shape) return
    this.#byRow.set(row, shape)
    for (const set of this.#setsOf(shape)) set.add(row)
  }

  remove(row: number): void {
    const shape = this.#byRow.get(row)
    if (!shape) return
    for (const set of this.#setsOf(shape)) set.delete(row)
    this.#byRow.delete(row)
  }

  /** Rows get other numbers. */
  arrange(newRow: Int32Array): void {
    this.#byRow = new Map([...this.#byRow].map(([row, shape]) => [newRow[row] as number, shape]))
    for (const set of [this.#wide, ...this.#tiles.values()]) {
      const rows = [...set]
      set.clear()
      for (const row of rows) set.add(newRow[row] as number)
    }
  }

  /** Rows whose shape may touch a rectangle of the world, each once, in order of row. */
  touching(west: number, north: number, east: number, south: number): number[] {
    const found = new Set<number>()
    const consider = (row: number) => {
      const shape = this.#byRow.get(row)
      if (shape && shape.east >= west && shape.west <= east && shape.south >= north && shape.north <= south)
        found.add(row)
    }
    for (const row of this.#wide) consider(row)
    const [left, right, top, bottom] = [west, east, north, south].map(each => Math.floor(each / 2 ** SHIFT)) as [
      number,
      number,
      number,
      number,
    ]
    if ((right - left + 1) * (bottom - top + 1) > this.#tiles.size) {
      for (const row of this.#byRow.keys()) consider(row)
    } else {
      for (let x = left; x <= right; x += 1)
        for (let y = top; y <= bottom; y += 1) for (const row of this.#tiles.get(x * 2 ** ZOOM + y) ?? []) consider(row)
    }
    return [...found].sort((a, b) => a - b)
  }
}
