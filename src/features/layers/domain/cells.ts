import { cellToBoundary, getHexagonEdgeLengthAvg, UNITS } from 'h3-js'
import { countedBuckets } from './counted-buckets'
import type { LayerTable } from './table/layer-table'
import type { Mask } from './table/mask'
import { bucketsWithin } from './table/rows-within'

export type Box = readonly [west: number, south: number, east: number, north: number]

/** Resolution of the cells for a zoom of the map. */
export const resolutionFor = (zoom: number): number => Math.max(3, Math.min(Math.floor(zoom) - 2, 12))

export interface CellCount {
  readonly h3: string
  readonly count: number
}

/** Finding a million cells takes a second or two: others are let in between. */
const AT_ONCE = 20_000

/** A box with room for the whole of every cell that it cuts. */
function widened(box: Box, resolution: number): Box {
  const reach = 2.5 * getHexagonEdgeLengthAvg(resolution, UNITS.m)
  const north = reach / 111_000
  const furthest = Math.min(89, Math.max(Math.abs(box[1]), Math.abs(box[3])) + north)
  const east = north / Math.cos((furthest * Math.PI) / 180)
  return [box[0] - east, box[1] - north, box[2] + east, box[3] + north]
}

/** Whether a convex outline and a box touch: neither lies wholly beyond a side of the other. */
export function touchesBox(outline: readonly (readonly number[])[], [west, south, east, north]: Box): boolean {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  const xs = outline.map(point => point[0] as number)
  const ys = outline.map(point => point[1] as number)
  if (Math.max(...xs) < west || Math.min(...xs) > east || Math.max(...ys) < south || Math.min(...ys) > north)
    return false
  return outline.every((point, index) => {
    const next = outline[(index + 1) % outline.length] as readonly number[]
    const side = ([x, y]: readonly number[]) =>
      ((next[0] as number) - (point[0] as number)) * ((y as number) - (point[1] as number)) -
      ((next[1] as number) - (point[1] as number)) * ((x as number) - (point[0] as number))
    const own = outline.map(side)
    const outside = Math.max(...own) <= 0 ? 1 : -1
    return corners.some(corner => side(corner) * outside <= 0)
  })
}

/**
 * Exact counts of a mask by H3 cell. With a box: the cells that touch it, each counted whole.
 * Cells come in no order; those without a thing do not come.
 */
export async function countCells(
  table: LayerTable,
  mask: Mask,
  resolution: number,
  box: Box | undefined,
): Promise<CellCount[]> {
  const counted = countedBuckets(table, mask, resolution)
  // A cell that touches the box lies within the widened one, so whole buckets have all of its things.
  const buckets = () => bucketsWithin(table, box && widened(box, resolution))
  let fresh = 0
  for (const bucket of [...buckets()]) {
    if (counted.isCurrent(bucket)) continue
    counted.of(bucket)
    fresh += bucket.size
    if (fresh < AT_ONCE) continue
    fresh = 0
    await new Promise(resolve => setImmediate(resolve))
  }
  // Added in one go, what changed meanwhile counted again: nothing changes in between.
  const counts = new Map<number, number>()
  for (const bucket of buckets()) {
    const { codes, numbers } = counted.of(bucket)
    for (const [at, code] of codes.entries()) counts.set(code, (counts.get(code) ?? 0) + (numbers[at] as number))
  }
  const cells = [...counts].map(([code, count]) => ({ h3: counted.nameOf(code), count }))
  return box ? cells.filter(({ h3 }) => touchesBox(cellToBoundary(h3, true), box)) : cells
}
