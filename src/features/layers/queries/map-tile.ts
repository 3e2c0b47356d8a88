import { badRequest } from '@/shared/problem'
import { MAX_ZOOM } from '../domain/mercator'
import { buildTile } from '../domain/tile/build-tile'
import { type TileAddress, tileVersion } from '../domain/tile/tile-address'
import { askLayer } from './ask-layer'

export interface MapTile {
  readonly etag: string
  /** The event up to which the tile is true. */
  readonly seq: number
  /** Makes the bytes; asked for only by whoever does not have them yet. */
  body(): Uint8Array
}

// in a file's scope: what is made for each tile takes part of the time that a tile takes
const fits = (value: number | undefined, end: number): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value < end

/** @throws Problem 400 `bad-tile` */
export function tileAddress(zoom: string, x: string, y: string): TileAddress {
  const [z, column, row] = [zoom, x, y].map(Number)
  if (!fits(z, MAX_ZOOM + 1) || !fits(column, 2 ** z) || !fits(row, 2 ** z))
    throw badRequest('bad-tile', `There is no tile ${zoom}/${x}/${y}; zooms are 0 to ${MAX_ZOOM}`)
  return { zoom: z, x: column, y: row }
}

/** A tile of a layer of records. @throws Problem 404 `unknown-layer`, 400 for a bad filter */
export async function mapTile(name: string, tile: TileAddress, search: URLSearchParams): Promise<MapTile> {
  const asked = await askLayer(name, search)
  const { table, seq } = asked
  return {
    seq,
    etag: `"${table.stamp}-${tileVersion(table, tile).toString(36)}"`,
    body() {
      return buildTile(table, asked.mask, tile)
    },
  }
}
