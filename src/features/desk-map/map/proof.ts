import { readTile } from '../../../map/things/read-tile'
import { readJson } from '../../../shared/read-json'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'

/** One way of counting the same things; null where it cannot be asked this question. */
export interface Leg {
  readonly name: 'page' | 'map' | 'tile' | 'list' | 'export' | 'records'
  readonly count: number | null
}

export interface Proof {
  readonly legs: readonly Leg[]
  readonly total: number
  /** In no tile, since they have no place. */
  readonly withoutPlace: number
  /** Largest less smallest. */
  readonly difference: number
  /** Records changed while it was counted: a difference may be theirs. */
  readonly changedMeanwhile: boolean
  /** The rows themselves. */
  readonly exportUrl: string
}

/** What the server counts there and then. */
interface ServerProof {
  readonly counts: Readonly<Record<'tiles' | 'store' | 'list' | 'export' | 'records', number | null>>
  readonly total: number
  readonly withoutPlace: number
  readonly changedMeanwhile: boolean
}

/**
 * Counts the placed things of a layer in every way they are shown: the world's tile as this page reads it, the legend,
 * and, by the server and there and then, all tiles of a zoom, the list, the export and the records themselves.
 * @throws AnswerError
 */
export async function prove(id: DeskLayerId, asked: Asked, signal: AbortSignal): Promise<Proof> {
  const { tiles, dataset } = deskLayers[id]
  const search = thingSearch(id, asked)
  const named = new URLSearchParams(search)
  named.set('layer', tiles)
  const server = await readJson<ServerProof>(`/api/v1/map/prove?${named}`, signal)
  const [page, legend] = await Promise.all([
    countTile(id, search, signal),
    readJson<{ items: readonly { total: number; withoutPlace: number }[] }>(`/api/v1/map/layers?${named}`, signal),
  ])
  const shown = legend.items[0]
  const legs: Leg[] = [
    { name: 'page', count: page },
    { name: 'map', count: shown ? shown.total - shown.withoutPlace : null },
    { name: 'tile', count: server.counts.tiles },
    { name: 'list', count: server.counts.list },
    { name: 'export', count: server.counts.export },
    { name: 'records', count: server.counts.records },
  ]
  const counts = legs.flatMap(leg => leg.count ?? [])
  return {
    legs,
    total: server.total,
    withoutPlace: server.withoutPlace,
    difference: Math.max(...counts) - Math.min(...counts),
    changedMeanwhile: server.changedMeanwhile,
    exportUrl: `/api/v1/datasets/${dataset}/records.csv?${search}`,
  }
}

async function countTile(id: DeskLayerId, search: URLSearchParams, signal: AbortSignal): Promise<number> {
  const { tiles } = deskLayers[id]
  const answer = await fetch(`/api/v1/tiles/${tiles}/0/0/0.mvt?${search}`, { signal, cache: 'reload' })
  if (!answer.ok) throw new Error(`tile: ${answer.status}`)
  const things = readTile(await answer.arrayBuffer(), { z: 0, x: 0, y: 0 }, id, tiles)
  return things.reduce((sum, thing) => sum + thing.count, 0)
}
