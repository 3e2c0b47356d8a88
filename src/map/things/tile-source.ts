import { readTile } from './read-tile'
import type { Thing } from './thing'
import { type LngLatBox, type TileName, tilesOver } from './tile-cover'

interface TileSourceOptions {
  /** Name that its things carry. */
  readonly layer: string
  /** Layer inside the tiles. */
  readonly tileLayer: string
  readonly url: (tile: TileName) => string
  readonly maxZoom: number
}

export interface TileSource {
  /** Things of the tiles that cover a box, from memory where they are there. Rejects when a tile cannot be had. */
  readonly load: (box: LngLatBox, zoom: number, signal: AbortSignal) => Promise<Thing[]>
  /** Tiles are asked for again; the server says by its tag which have changed. */
  readonly forget: () => void
}

/** Tiles kept by one source. */
const KEPT = 160

/** Reads vector tiles into things. What was read stays until it is forgotten; the oldest goes first. */
export function createTileSource({ layer, tileLayer, url, maxZoom }: TileSourceOptions): TileSource {
  const kept = new Map<string, Thing[]>()
  let round = 0

  const one = async (tile: TileName, signal: AbortSignal): Promise<Thing[]> => {
    const address = url(tile)
    const known = kept.get(address)
    if (known) return known
    const mine = round
    // Asked with its tag: an unchanged tile answers 304 and comes from the browser's memory.
    const answer = await fetch(address, { signal, cache: 'no-cache' })
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    const things = answer.status === 204 ? [] : readTile(await answer.arrayBuffer(), tile, layer, tileLayer)
    if (mine === round) {
      kept.set(address, things)
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break
        kept.delete(oldest)
      }
    }
    return things
  }

  return {
    async load(box, zoom, signal) {
      const z = Math.max(0, Math.min(maxZoom, Math.floor(zoom)))
      const tiles = await Promise.all(tilesOver(box, z).map(tile => one(tile, signal)))
      return tiles.flat()
    },
    forget() {
      round += 1
      kept.clear()
    },
  }
}
