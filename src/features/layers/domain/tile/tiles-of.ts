import { tileAt } from '../mercator'
import { GRID_ZOOM } from '../table/grid'
import type { LayerTable } from '../table/layer-table'
import type { TileAddress } from './tile-address'

/** Every tile of a zoom that a thing of the table lies in, each once. */
export function tilesOf(table: LayerTable, zoom: number): TileAddress[] {
  const side = 2 ** zoom
  const keys = new Set<number>()
  for (const bucket of table.grid.buckets.values()) {
    if (bucket.size === 0) continue
    if (zoom <= GRID_ZOOM) {
      keys.add((bucket.x >>> (GRID_ZOOM - zoom)) * side + (bucket.y >>> (GRID_ZOOM - zoom)))
      continue
    }
    for (const row of bucket.rows.subarray(0, bucket.size))
      keys.add(tileAt(table.x[row] as number, zoom) * side + tileAt(table.y[row] as number, zoom))
  }
  return [...keys].map(key => ({ zoom, x: Math.floor(key / side), y: key % side }))
}
