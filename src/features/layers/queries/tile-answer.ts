import type { Actor } from '@/shared/auth'
import { scopedSearch } from '../../areas'
import { currentCity } from '../../areas/server'
import { areaTile } from './area-tile'
import { mapTile, tileAddress } from './map-tile'

/** As a router writes it. */
export const TILE_ROUTE = '/tiles/:layer/:z/:x/:y{[0-9]+\\.mvt}'

/** The parts of a tile's address, as they were sent. */
export interface AskedTile {
  readonly layer: string
  readonly z: string
  readonly x: string
  readonly y: string
  readonly search: URLSearchParams
  /** Version of the tile that the asker has. */
  readonly has: string | undefined
}

export interface TileAnswer {
  readonly status: 200 | 304
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | null
}

/**
 * What is answered to whoever asks for a tile.
 * @throws Problem 400, 404 for what there is not; 403 `scope` for an area out of the actor's sight
 */
export async function tileAnswer(actor: Actor, { layer, z, x, y, search, has }: AskedTile): Promise<TileAnswer> {
  const address = tileAddress(z, x, y)
  const tile =
    layer === 'areas'
      ? areaTile(address, search)
      : await mapTile(layer, address, scopedSearch(actor, currentCity(), search))
  const headers = { etag: tile.etag, 'cache-control': 'no-cache', 'x-map-seq': String(tile.seq) }
  if (has === tile.etag) return { status: 304, headers, body: null }
  return {
    status: 200,
    headers: { ...headers, 'content-type': 'application/vnd.mapbox-vector-tile' },
    body: tile.body() as Uint8Array<ArrayBuffer>,
  }
}
