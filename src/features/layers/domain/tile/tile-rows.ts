import { tileAt } from '../mercator'
import { GRID_ZOOM } from '../table/grid'
import { grown } from '../table/growing'
import type { LayerTable } from '../table/layer-table'
import type { Mask } from '../table/mask'

export interface TileAddress {
  readonly zoom: number
  readonly x: number
  readonly y: number
}

/** Rows found last; tiles are made one after another, so one array serves all. */
let found = new Int32Array(4096)

/** Placed rows of a mask that lie in a tile. The array is good until the next call. */
export function tileRows(table: LayerTable, mask: Mask, { zoom, x, y }: TileAddress): Int32Array {
  const { bits } = mask
  let count = 0
  for (const bucket of table.grid.under(zoom, x, y)) {
    if (found.length < count + bucket.size) found = grown(found, (count + bucket.size) * 2)
    const { rows, size } = bucket
    if (zoom <= GRID_ZOOM) {
      for (let at = 0; at < size; at += 1) {
        const row = rows[at] as number
        if (bits[row] === 1) found[count++] = row
      }
      continue
    }
    for (let at = 0; at < size; at += 1) {
      const row = rows[at] as number
      if (bits[row] === 1 && tileAt(table.x[row] as number, zoom) === x && tileAt(table.y[row] as number, zoom) === y)
        found[count++] = row
    }
  }
  return found.subarray(0, count)
}

/** Number of the newest change under a tile: while it stays, so does every tile made of it. */
export function tileVersion(table: LayerTable, { zoom, x, y }: TileAddress): number {
  let newest = 0
  for (const bucket of table.grid.under(zoom, x, y)) if (bucket.version > newest) newest = bucket.version
  return newest
}
