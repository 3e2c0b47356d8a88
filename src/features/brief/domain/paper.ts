import type { Bbox } from '@/shared/geo/geometry'

type Point = readonly [x: number, y: number]

/** A map of a stretch of ground on a box of paper. */
export interface Paper {
  readonly width: number
  readonly height: number
  /** Points of paper a kilometre takes. */
  readonly perKm: number
  to(lng: number, lat: number): Point
  has(point: Point): boolean
}

const KM_PER_DEGREE = 111.32

/** Fits a box of degrees into one of points, in the middle; distances are true along its middle parallel. */
export function paperFor([west, south, east, north]: Bbox, width: number, height: number, margin = 10): Paper {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min((width - 2 * margin) / ((east - west) * squeeze), (height - 2 * margin) / (north - south))
  const [left, top] = [(width - (east - west) * squeeze * scale) / 2, (height - (north - south) * scale) / 2]
  return {
    width,
    height,
    perKm: scale / KM_PER_DEGREE,
    to: (lng, lat) => [left + (lng - west) * squeeze * scale, top + (north - lat) * scale],
    has: ([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height,
  }
}

/** Things that stand so close on paper that one mark stands for them. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly count: number
}

/**
 * Gathers points by squares of paper: one mark a square, at the middle of its things. Their counts add up to the points
 * that lie on the paper; the rest are `beyond`.
 */
export function gather(points: readonly Point[], paper: Paper, side: number) {
  const squares = new Map<number, { x: number; y: number; count: number }>()
  const columns = Math.ceil(paper.width / side) + 1
  let beyond = 0
  for (const point of points) {
    if (!paper.has(point)) {
      beyond += 1
      continue
    }
    const key = Math.floor(point[1] / side) * columns + Math.floor(point[0] / side)
    const square = squares.get(key) ?? { x: 0, y: 0, count: 0 }
    square.x += point[0]
    square.y += point[1]
    square.count += 1
    squares.set(key, square)
  }
  const marks = [...squares.values()].map(({ x, y, count }): Mark => ({ x: x / count, y: y / count, count }))
  return { marks: marks.sort((a, b) => b.count - a.count), beyond }
}

/** A round number of kilometres whose bar on paper is not longer than so many points. */
export function scaleBar(perKm: number, longest: number): number {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
  return steps.findLast(km => km * perKm <= longest) ?? 0.1
}
