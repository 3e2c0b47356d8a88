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

/** Rows found last, with their places; tiles are made one after another, so one set of arrays serves all. */
export interface TileRows {
  rows: Int32Array
  xs: Uint32Array
  ys: Uint32Array
  count: number
}

const found: TileRows = { rows: new Int32Array(0), xs: new Uint32Array(0), ys: new Uint32Array(0), count: 0 }

function reserve(count: number): void {
  if (found.rows.length >= count) return
  const length = Math.max(4096, count * 2)
  found.rows = grown(found.rows, length)
  found.xs = grown(found.xs, length)
  found.ys = grown(found.ys, length)
}

/** Placed rows of a mask that lie in a tile. The answer is good until the next call. */
export function tileRows(table: LayerTable, mask: Mask, { zoom, x, y }: TileAddress): TileRows {
  const { bits } = mask
  let count = 0
  for (const { rows, xs, ys, size } of table.grid.under(zoom, x, y)) {
    reserve(count + size)
    const { rows: toRows, xs: toXs, ys: toYs } = found
    for (let at = 0; at < size; at += 1) {
      const row = rows[at] as number
      if (bits[row] === 0) continue
      const [wx, wy] = [xs[at] as number, ys[at] as number]
      if (zoom > GRID_ZOOM && (tileAt(wx, zoom) !== x || tileAt(wy, zoom) !== y)) continue
      toRows[count] = row
      toXs[count] = wx
      toYs[count] = wy
      count += 1
    }
  }
  found.count = count
  return found
}

/** Number of the newest change under a tile: while it stays, so does every tile made of it. */
export function tileVersion(table: LayerTable, { zoom, x, y }: TileAddress): number {
  let newest = 0
  for (const bucket of table.grid.under(zoom, x, y)) if (bucket.version > newest) newest = bucket.version
  return newest
}
