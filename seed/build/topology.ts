import { difference, type Geom, intersection, union } from 'polyclip-ts'
import { area, bounds, type MultiPolygon, type Point, type Polygon, polygonArea, type Ring, tidyRing } from './shapes'

const asGeom = (multi: MultiPolygon): Geom => multi as Geom
const touches = (a: MultiPolygon, b: MultiPolygon): boolean => {
  const [aw, as, ae, an] = bounds(a)
  const [bw, bs, be, bn] = bounds(b)
  return aw <= be && bw <= ae && as <= bn && bs <= an
}

const tidy = (multi: MultiPolygon): MultiPolygon =>
  multi.map(polygon => polygon.map(tidyRing).filter(ring => ring.length > 3)).filter(polygon => polygon.length > 0)

/**
 * Turns polygons that were drawn one by one (overlaps, gaps and repeated points along what should be one
 * border) into a partition: overlaps go to the polygon that comes first, enclosed gaps and fragments below
 * `sliver` (squared units) to the neighbour they share most points with, and every border carries the same
 * points on both sides.
 */
export function partition(input: MultiPolygon[], sliver: number): MultiPolygon[] {
  let parts = input.map(multi => union(asGeom(tidy(multi))) as MultiPolygon)
  parts = parts.map((part, i) => {
    const earlier = parts.slice(0, i).filter(other => touches(part, other))
    return earlier.length ? (difference(asGeom(part), ...earlier.map(asGeom)) as MultiPolygon) : part
  })
  const [first, ...rest] = parts.map(asGeom)
  const whole = first ? (union(first, ...rest) as MultiPolygon) : []
  const gaps: Polygon[] = whole.flatMap(polygon => polygon.slice(1).map(hole => [hole]))
  const loose = parts.flatMap(part => part.filter(polygon => polygonArea(polygon) < sliver))
  parts = parts.map(part => part.filter(polygon => polygonArea(polygon) >= sliver))
  parts = node(parts)
  const given = parts.map(() => [] as Polygon[])
  for (const piece of [...gaps, ...loose]) {
    const owner = bestNeighbour(parts, piece)
    if (owner !== undefined) given[owner]?.push(piece)
  }
  parts = parts.map((part, i) => {
    const pieces = given[i] ?? []
    return pieces.length ? (union(asGeom(part), ...pieces.map(p => asGeom([p]))) as MultiPolygon) : part
  })
  return node(parts)
}

function bestNeighbour(parts: MultiPolygon[], piece: Polygon): number | undefined {
  const points = new Set((piece[0] ?? []).map(String))
  let best: number | undefined
  let most = 1
  parts.forEach((part, i) => {
    let shared = 0
    for (const polygon of part)
      for (const ring of polygon) for (const point of ring) if (points.has(String(point))) shared++
    if (shared > most) {
      most = shared
      best = i
    }
  })
  return best
}

/** Puts every polygon's points also into the borders of the others that run through them. */
function node(parts: MultiPolygon[]): MultiPolygon[] {
  const columns = new Map<number, Point[]>()
  const seen = new Set<string>()
  for (const part of parts)
    for (const polygon of part)
      for (const ring of polygon)
        for (const point of ring) {
          if (seen.has(String(point))) continue
          seen.add(String(point))
          const column = Math.floor(point[0])
          const list = columns.get(column)
          if (list) list.push(point)
          else columns.set(column, [point])
        }
  const split = (a: Point, b: Point): Point[] => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const square = dx * dx + dy * dy
    const found: [number, Point][] = []
    const [from, to] = [Math.floor(Math.min(a[0], b[0]) - 1e-6), Math.floor(Math.max(a[0], b[0]) + 1e-6)]
    for (let column = from; column <= to; column++)
      for (const point of columns.get(column) ?? []) {
        const along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square
        if (along <= 0 || along >= 1 || String(point) === String(a) || String(point) === String(b)) continue
        const off = ((point[0] - a[0]) * dy - (point[1] - a[1]) * dx) ** 2 / square
        if (off < 1e-12) found.push([along, point])
      }
    return found.sort((p, q) => p[0] - q[0]).map(([, point]) => point)
  }
  const nodeRing = (ring: Ring): Ring =>
    ring.flatMap((point, i) => {
      const next = ring[i + 1]
      return next ? [point, ...split(point, next)] : [point]
    })
  return parts.map(part => part.map(polygon => polygon.map(nodeRing)))
}

/** What is wrong with a partition: the area claimed twice and the borders that only nearly meet. */
export function faults(parts: MultiPolygon[]): { overlap: number; area: number; edgesUsedMoreThanTwice: number } {
  let overlap = 0
  parts.forEach((part, i) => {
    for (const other of parts.slice(i + 1))
      if (touches(part, other)) overlap += area(intersection(asGeom(part), asGeom(other)) as MultiPolygon)
  })
  const uses = new Map<string, number>()
  for (const part of parts)
    for (const polygon of part)
      for (const ring of polygon)
        ring.slice(1).forEach((point, i) => {
          const key = [String(ring[i]), String(point)].sort().join('|')
          uses.set(key, (uses.get(key) ?? 0) + 1)
        })
  return {
    overlap,
    area: parts.reduce((sum, part) => sum + area(part), 0),
    edgesUsedMoreThanTwice: [...uses.values()].filter(n => n > 2).length,
  }
}
