import { quote, Refused } from './refusal'

export interface Geometry {
  readonly type: string
  readonly coordinates: readonly unknown[]
}

/** How deeply the coordinates of each GeoJSON geometry are nested: 0 = one position. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

export type Position = readonly [number, number]

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])

function hasShape(value: unknown, depth: number): boolean {
  if (depth === 0) return isPosition(value)
  return Array.isArray(value) && value.length > 0 && value.every(each => hasShape(each, depth - 1))
}

/** A GeoJSON geometry (RFC 7946) with coordinates of its kind. */
export function readGeometry(value: object): Geometry | Refused {
  const { type, coordinates } = value as Partial<Geometry>
  const depth = typeof type === 'string' ? depths[type] : undefined
  if (type === undefined || depth === undefined)
    return new Refused('type', `${quote(type ?? value)} is no GeoJSON geometry`)
  if (!hasShape(coordinates, depth)) return new Refused('coordinates', `the coordinates are none of a ${type}`)
  return { type, coordinates: coordinates as readonly unknown[] }
}

/** Every position of a geometry through a change of reference system. */
export function mapPositions(geometry: Geometry, change: (x: number, y: number) => Position): Geometry {
  const walk = (value: unknown): unknown => {
    if (isPosition(value)) return change(value[0], value[1])
    return Array.isArray(value) ? value.map(walk) : value
  }
  return {
    type: geometry.type,
    coordinates: geometry.coordinates.length ? (walk(geometry.coordinates) as unknown[]) : [],
  }
}

/** All positions, in order. */
export function positionsOf(geometry: Geometry): Position[] {
  const found: Position[] = []
  const walk = (value: unknown): void => {
    if (isPosition(value)) found.push(value)
    else if (Array.isArray(value)) value.forEach(walk)
  }
  walk(geometry.coordinates)
  return found
}
