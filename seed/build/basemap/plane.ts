import type { LngLat } from '../../../src/shared/geo/geometry'
import type { Point } from '../shapes'

/** A flat sheet of kilometres around a place, good for the size of a city. */
export interface Plane {
  readonly to: (place: LngLat) => Point
  readonly from: (point: Point) => Point
}

export function planeAround([lng, lat]: Point): Plane {
  const ky = 110.9
  const kx = 111.32 * Math.cos((lat * Math.PI) / 180)
  const round = (value: number) => Math.round(value * 1e5) / 1e5
  return {
    to: ([x, y]) => [(x - lng) * kx, (y - lat) * ky],
    from: ([x, y]) => [round(lng + x / kx), round(lat + y / ky)],
  }
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Distance of a point to a line, in the line's unit. */
export function distanceToLine(line: readonly Point[], [x, y]: Point): number {
  let least = Infinity
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1] as Point
    const [bx, by] = line[i] as Point
    const [dx, dy] = [bx - ax, by - ay]
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy))
  }
  return least
}

/** Slow waves, -1 to 1: what bends a straight line the way land does. */
export function waves(random: () => number): (x: number, y: number) => number {
  const parts = Array.from({ length: 5 }, (_, i) => ({
    kx: (random() - 0.5) * 0.9 * (i + 1),
    ky: (random() - 0.5) * 0.9 * (i + 1),
    phase: random() * Math.PI * 2,
    size: 1 / (i + 1.4),
  }))
  const all = parts.reduce((sum, part) => sum + part.size, 0)
  return (x, y) =>
    parts.reduce((sum, part) => sum + part.size * Math.sin(part.kx * x + part.ky * y + part.phase), 0) / all
}
