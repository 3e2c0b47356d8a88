import { Delaunay } from 'd3-delaunay'
import { type Geom, intersection, union, xor } from 'polyclip-ts'
import { bounds, type MultiPolygon, type Point, type Ring, snap, tidyRing } from './shapes'

/** Drawn shapes keep 1e-6 degrees, about a decimetre. */
const GRID = 1e6

/**
 * The whole Voronoi cell of each site, in lng, lat, reaching over the district's border; neighbours share their
 * points exactly. Distances are Euclidean in (lng × aspect, lat), the measure that `locate` uses too. A far ring of
 * helper points keeps every real cell finite.
 */
export function voronoiCells(sites: Point[], district: MultiPolygon, aspect: number): Ring[] {
  const [west, south, east, north] = bounds(district)
  const [cx, cy] = [((west + east) / 2) * aspect, (south + north) / 2]
  const radius = 4 * Math.max((east - west) * aspect, north - south)
  const points: number[] = sites.flatMap(([lng, lat]) => [lng * aspect, lat])
  for (let i = 0; i < 48; i++) {
    const angle = (i * Math.PI) / 24
    points.push(cx + radius * Math.cos(angle), cy + radius * Math.sin(angle))
  }
  const { triangles, halfedges } = new Delaunay(points)
  const centre = (triangle: number): Point => {
    const at = (corner: number): Point => {
      const p = triangles[triangle * 3 + corner] as number
      return [points[p * 2] as number, points[p * 2 + 1] as number]
    }
    const [x, y] = circumcentre(at(0), at(1), at(2))
    return [x / aspect, y]
  }
  const incoming = new Int32Array(sites.length).fill(-1)
  triangles.forEach((_, edge) => {
    const end = triangles[nextEdge(edge)] as number
    if (end < sites.length) incoming[end] = edge
  })
  return sites.map((_, i) => {
    const ring: Ring = []
    const start = incoming[i] as number
    let edge = start
    do {
      ring.push(centre(Math.floor(edge / 3)))
      edge = halfedges[nextEdge(edge)] as number
    } while (edge !== -1 && edge !== start)
    return tidyRing(inSteps(ring))
  })
}

/** The cells together, then cut to the district: merged first, so that no hairline is left where two were cut. */
export function shapeOf(cells: Ring[], district: MultiPolygon): MultiPolygon {
  const [first, ...rest] = cells.map(ring => [[ring]] as Geom)
  return first ? snap(clip(district, union(first, ...rest) as MultiPolygon), GRID) : []
}

export function merge(shapes: MultiPolygon[]): MultiPolygon {
  const [first, ...rest] = shapes as Geom[]
  return first ? snap(union(first, ...rest) as MultiPolygon, GRID) : []
}

const inSteps = (ring: Ring): Ring => ring.map(([x, y]): Point => [Math.round(x * GRID), Math.round(y * GRID)])

const nextEdge = (edge: number): number => (edge % 3 === 2 ? edge - 2 : edge + 1)

function circumcentre([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): Point {
  const [dx, dy, ex, ey] = [bx - ax, by - ay, cx - ax, cy - ay]
  const [bl, cl, d] = [dx * dx + dy * dy, ex * ex + ey * ey, 0.5 / (dx * ey - dy * ex)]
  return [ax + (ey * bl - dy * cl) * d, ay + (dx * cl - ex * bl) * d]
}

/**
 * The part of the district inside an outline, on whole grid steps. The district is first cut to a box around it
 * (Sutherland–Hodgman: the bridges it leaves run along the box, where exclusive-or cancels them exactly), so that the
 * true intersection has few points to look at.
 */
function clip(district: MultiPolygon, outline: MultiPolygon): MultiPolygon {
  const [w, s, e, n] = bounds(outline)
  const box: Ring = [
    [w - 10, s - 10],
    [e + 10, s - 10],
    [e + 10, n + 10],
    [w - 10, n + 10],
  ]
  const pieces: Ring[] = []
  for (const ring of district.flat()) {
    let left = inSteps(ring.slice(0, -1))
    box.forEach((a, i) => {
      left = cut(left, a, box[(i + 1) % box.length] as Point)
    })
    const piece = tidyRing(left.map(([x, y]): Point => [Math.round(x), Math.round(y)]))
    if (piece.length > 3) pieces.push(piece)
  }
  const [first, ...rest] = pieces.map(ring => [[ring]] as Geom)
  if (!first) return []
  const whole = intersection(xor(first, ...rest), outline as Geom) as MultiPolygon
  return whole.map(polygon => polygon.map(ring => ring.map(([x, y]): Point => [x / GRID, y / GRID])))
}

function cut(ring: Ring, a: Point, b: Point): Ring {
  const side = (p: Point) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
  const out: Ring = []
  ring.forEach((point, i) => {
    const before = ring[(i + ring.length - 1) % ring.length] as Point
    const [here, there] = [side(point), side(before)]
    if (here >= 0 !== there >= 0) {
      const t = there / (there - here)
      out.push([before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])])
    }
    if (here >= 0) out.push(point)
  })
  return out
}
