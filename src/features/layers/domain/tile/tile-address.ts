import type { LayerTable } from '../table/layer-table'

export interface TileAddress {
  readonly zoom: number
  readonly x: number
  readonly y: number
}

/** Number of the newest change under a tile: while it stays, so does every tile made of it. */
export function tileVersion(table: LayerTable, { zoom, x, y }: TileAddress): number {
  let newest = 0
  for (const bucket of table.grid.under(zoom, x, y)) if (bucket.version > newest) newest = bucket.version
  return newest
}
