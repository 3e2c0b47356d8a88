import type { LngLat } from '../../shared/geo/geometry'
import type { Cluster } from '../things/clusters'
import type { Thing } from '../things/thing'

export type Hit =
  | { readonly kind: 'thing'; readonly thing: Thing }
  | { readonly kind: 'cluster'; readonly cluster: Cluster }

interface Drawn {
  readonly clusters: readonly Cluster[]
  readonly singles: readonly Thing[]
  readonly shapes: readonly Thing[]
}

interface Aim {
  readonly x: number
  readonly y: number
  readonly project: (lng: number, lat: number) => readonly [number, number]
  /** Pixels from the middle of a cluster's mark to its edge. */
  readonly reach: (cluster: Cluster) => number
  /** Pixels by which one may miss a single mark or a line. */
  readonly near: number
}

/** What lies under a pixel: marks before lines, lines before areas; of several the nearest. Null on bare ground. */
export function hitAt({ clusters, singles, shapes }: Drawn, { x, y, project, reach, near }: Aim): Hit | null {
  let best: Hit | null = null
  let least = Number.POSITIVE_INFINITY
  const gap = (lng: number, lat: number) => {
    const [px, py] = project(lng, lat)
    return Math.hypot(px - x, py - y)
  }
  for (const cluster of clusters) {
    const far = gap(cluster.lng, cluster.lat)
    if (far <= reach(cluster) && far < least) [best, least] = [{ kind: 'cluster', cluster }, far]
  }
  for (const thing of singles) {
    const far = gap(thing.lng, thing.lat)
    if (far <= near && far < least) [best, least] = [{ kind: 'thing', thing }, far]
  }
  if (best) return best
  for (const thing of shapes) {
    if (thing.shape?.kind !== 'line') continue
    for (const line of thing.shape.lines) {
      const far = distanceTo(line, x, y, project)
      if (far <= near && far < least) [best, least] = [{ kind: 'thing', thing }, far]
    }
  }
  return best ?? areaUnder(shapes, x, y, project)
}

/** The smallest area that holds a pixel: of two that overlap the one that is harder to hit otherwise. */
function areaUnder(shapes: readonly Thing[], x: number, y: number, project: Aim['project']): Hit | null {
  let best: Hit | null = null
  let least = Number.POSITIVE_INFINITY
  for (const thing of shapes) {
    if (thing.shape?.kind !== 'area') continue
    const rings = thing.shape.rings.map(ring => ring.map(([lng, lat]) => project(lng, lat)))
    if (!isInside(rings, x, y)) continue
    const size = extentOf(rings)
    if (size < least) [best, least] = [{ kind: 'thing', thing }, size]
  }
  return best
}

type Pixels = readonly (readonly (readonly [number, number])[])[]

/** Even-odd: holes need no rule of their own. */
function isInside(rings: Pixels, x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    ring.forEach(([ax, ay], at) => {
      const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay]
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
    })
  return inside
}

function extentOf(rings: Pixels): number {
  const [xs, ys] = [0, 1].map(axis => rings.flat().map(point => point[axis] as number)) as [number[], number[]]
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))
}

function distanceTo(line: readonly LngLat[], x: number, y: number, project: Aim['project']): number {
  let least = Number.POSITIVE_INFINITY
  let before: readonly [number, number] | null = null
  for (const [lng, lat] of line) {
    const here = project(lng, lat)
    if (before) {
      const [dx, dy] = [here[0] - before[0], here[1] - before[1]]
      const along = Math.min(1, Math.max(0, ((x - before[0]) * dx + (y - before[1]) * dy) / (dx * dx + dy * dy || 1)))
      least = Math.min(least, Math.hypot(x - before[0] - along * dx, y - before[1] - along * dy))
    }
    before = here
  }
  return least
}
