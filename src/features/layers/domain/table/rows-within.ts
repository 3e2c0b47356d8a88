import { worldX, worldY } from '../mercator'
import { GRID_ZOOM } from './grid'
import { grown } from './growing'
import type { LayerTable } from './layer-table'
import type { Mask } from './mask'

let found = new Int32Array(4096)
const SHIFT = 32 - GRID_ZOOM

type Degrees = readonly [west: number, south: number, east: number, north: number]
const WORLD: Degrees = [-180, -90, 180, 90]

/** Buckets of the grid that touch a box of degrees, or all of them. */
export function bucketsWithin(table: LayerTable, [west, south, east, north]: Degrees = WORLD) {
  const [left, right] = [worldX(west) >>> SHIFT, worldX(east) >>> SHIFT]
  const [top, bottom] = [worldY(north) >>> SHIFT, worldY(south) >>> SHIFT]
  return table.grid.between(left, top, right, bottom)
}

/**
 * Placed rows of a mask within a box of degrees (borders included, as lists take it), or all of them.
 * The array is good until the next call.
 */
export function boundedRows(table: LayerTable, mask: Mask, box: Degrees = WORLD): Int32Array {
  const [west, south, east, north] = box
  let count = 0
  for (const { rows, size } of bucketsWithin(table, box)) {
    if (found.length < count + size) found = grown(found, (count + size) * 2)
    for (let at = 0; at < size; at += 1) {
      const row = rows[at] as number
      if (mask.bits[row] === 0) continue
      const [lng, lat] = [table.lng[row] as number, table.lat[row] as number]
      if (lng >= west && lng <= east && lat >= south && lat <= north) found[count++] = row
    }
  }
  return found.subarray(0, count)
}
