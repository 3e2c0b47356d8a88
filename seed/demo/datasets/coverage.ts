import type { DemoCity, GridSquare } from '../city'
import { fraction } from '../random'

const METRES_PER_DEGREE = 111_320
const layers = ['population', 'households', 'residential_km2'] as const
export type Layer = (typeof layers)[number]

/** Squares of the reference grid by district, each with the district it really lies in. */
export type Squares = ReadonlyMap<string, readonly GridSquare[]>

export function squaresByDistrict(city: DemoCity): Squares {
  const by = new Map<string, GridSquare[]>()
  for (const square of city.referenceGrid()) {
    const district = city.locate(square.lng, square.lat)?.district
    if (!district) continue
    const list = by.get(district)
    if (list) list.push(square)
    else by.set(district, [square])
  }
  return by
}

/**
 * Squares at which something must stand so that the wanted share of a layer lies within `metres` of it: the fullest
 * squares first, leaving out those that are already served.
 */
export function cover(
  squares: readonly GridSquare[],
  layer: Layer,
  metres: number,
  wanted: number,
  seed: string,
): GridSquare[] {
  const total = squares.reduce((sum, square) => sum + square[layer], 0)
  const sorted = squares
    .map(square => ({ square, rank: square[layer] * (0.8 + 0.4 * fraction(seed, square.lng, square.lat)) }))
    .sort((a, b) => b.rank - a.rank)
    .map(each => each.square)
  const perLng = METRES_PER_DEGREE * Math.cos(((squares[0]?.lat ?? 0) * Math.PI) / 180)
  const key = (x: number, y: number): number => x * 100_003 + y
  const column = (square: GridSquare): number => Math.floor((square.lng * perLng) / metres)
  const line = (square: GridSquare): number => Math.floor((square.lat * METRES_PER_DEGREE) / metres)
  const near = new Map<number, GridSquare[]>()
  for (const square of squares) {
    const at = key(column(square), line(square))
    const list = near.get(at)
    if (list) list.push(square)
    else near.set(at, [square])
  }
  const served = new Set<GridSquare>()
  const chosen: GridSquare[] = []
  let sum = 0
  for (const square of sorted) {
    if (sum >= wanted * total) break
    if (served.has(square)) continue
    chosen.push(square)
    const [x, y] = [column(square), line(square)]
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of near.get(key(x + dx, y + dy)) ?? []) {
          if (served.has(other)) continue
          const gap = Math.hypot((other.lng - square.lng) * perLng, (other.lat - square.lat) * METRES_PER_DEGREE)
          if (gap > metres) continue
          served.add(other)
          sum += other[layer]
        }
  }
  return chosen
}
