import { type AreaGeometry, ringsOf } from './geometry'

/**
 * Where a point lies against one edge: 'on' it, 'left' (the edge is crossed by a ray to the east) or 'clear'.
 * The edge is always read from its lower to its upper end, so that two neighbours that share it get the very
 * same arithmetic: a point is never in both and never in neither, whatever the rounding.
 */
export function sideOfEdge(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  x: number,
  y: number,
): 'on' | 'left' | 'clear' {
  if (ay > by || (ay === by && ax > bx)) return sideOfEdge(bx, by, ax, ay, x, y)
  if (y < ay || y > by) return 'clear'
  const cross = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
  if (cross === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return 'on'
  return y < by && cross > 0 ? 'left' : 'clear'
}

/** Even-odd rule over all rings. **An edge belongs to the polygon**, outer edges and the edges of holes alike. */
export function isInPolygon(geometry: AreaGeometry, lng: number, lat: number): boolean {
  let inside = false
  for (const ring of ringsOf(geometry))
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]]
      if (!a || !b) continue
      const side = sideOfEdge(a[0], a[1], b[0], b[1], lng, lat)
      if (side === 'on') return true
      if (side === 'left') inside = !inside
    }
  return inside
}
