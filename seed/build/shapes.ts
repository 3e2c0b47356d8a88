/** Planar helpers of the city builder. Coordinates are lng, lat unless said otherwise. */
export type Point = [number, number]
export type Ring = Point[]
export type Polygon = Ring[]
export type MultiPolygon = Polygon[]

/** Twice the signed area would do for orientation; this is the plain signed area in squared units. */
export function ringArea(ring: Ring): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as Point
    const [bx, by] = ring[i] as Point
    sum += ax * by - bx * ay
  }
  return sum / 2
}

export function polygonArea(polygon: Polygon): number {
  return polygon.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(ringArea(ring)), 0)
}

export function area(multi: MultiPolygon): number {
  return multi.reduce((sum, polygon) => sum + polygonArea(polygon), 0)
}

export function bounds(multi: MultiPolygon): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of multi)
    for (const [x, y] of polygon[0] ?? []) {
      if (x < west) west = x
      if (x > east) east = x
      if (y < south) south = y
      if (y > north) north = y
    }
  return [west, south, east, north]
}

export function contains(multi: MultiPolygon, x: number, y: number): boolean {
  let inside = false
  for (const polygon of multi)
    for (const ring of polygon)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i] as Point
        const [bx, by] = ring[j] as Point
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
      }
  return inside
}

/** Rounds to the grid and drops what collapses: repeated points, there-and-back spikes, rings of no area. */
export function snap(multi: MultiPolygon, grid: number): MultiPolygon {
  return multi
    .map(polygon => polygon.map(ring => tidyRing(ring.map(([x, y]) => [toGrid(x, grid), toGrid(y, grid)]))))
    .map(polygon => polygon.filter((ring, i) => i === 0 || ring.length >= 4))
    .filter(polygon => (polygon[0]?.length ?? 0) >= 4)
}

function toGrid(value: number, perDegree: number): number {
  return Math.round(value * perDegree) / perDegree
}

export function tidyRing(closed: Ring): Ring {
  const ring: Ring = []
  const same = (a: Point | undefined, b: Point | undefined) => !!a && !!b && a[0] === b[0] && a[1] === b[1]
  for (const point of closed) {
    if (same(ring.at(-1), point)) continue
    if (same(ring.at(-2), point)) ring.pop()
    else ring.push(point)
  }
  while (ring.length > 1 && same(ring[0], ring.at(-1))) ring.pop()
  while (ring.length > 2 && same(ring[1], ring.at(-1))) {
    ring.shift()
    ring.pop()
  }
  if (ring.length < 3 || ringArea(ring) === 0) return []
  return [...ring, ring[0] as Point]
}
