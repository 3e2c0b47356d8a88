import { readTile } from '../../../map/things/read-tile'
import { readJson } from '../../../shared/read-json'
import {
  type DeskLayerId,
  isRecordLayer,
  type RecordLayerId,
  recordLayers,
  type WholeLayerId,
} from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'
import { readWhole } from './whole-layers'

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
  /** The rows themselves; null where they are no records. */
  readonly exportUrl: string | null
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
  if (!isRecordLayer(id)) return proveWhole(id, asked, signal)
  const { tiles, dataset } = recordLayers[id]
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
  return {
    legs,
    total: server.total,
    withoutPlace: server.withoutPlace,
    difference: differenceOf(legs),
    changedMeanwhile: server.changedMeanwhile,
    exportUrl: `/api/v1/datasets/${dataset}/records.csv?${search}`,
  }
}

function differenceOf(legs: readonly Leg[]): number {
  const counts = legs.flatMap(leg => leg.count ?? [])
  return counts.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts)
}

/** A layer that is no records: what the page has, its list, and the same counted another way by the server. */
async function proveWhole(id: WholeLayerId, asked: Asked, signal: AbortSignal): Promise<Proof> {
  const search = thingSearch(id, asked)
  const shown = await readWhole(id, asked, signal)
  const isAsked = id === 'duty' || search.has('cls')
  const server = isAsked
    ? await readJson<{ counts: Record<'list' | 'records', number | null>; total: number }>(
        `/api/v1/map/${id}/prove?${search}`,
        signal,
      )
    : { counts: { list: 0, records: 0 }, total: 0 }
  const legs: Leg[] = [
    { name: 'page', count: shown.items.length },
    { name: 'map', count: shown.total },
    { name: 'list', count: server.counts.list },
    { name: 'records', count: server.counts.records },
  ]
  return {
    legs,
    total: server.total,
    withoutPlace: 0,
    difference: differenceOf(legs),
    changedMeanwhile: false,
    exportUrl: null,
  }
}

async function countTile(id: RecordLayerId, search: URLSearchParams, signal: AbortSignal): Promise<number> {
  const { tiles } = recordLayers[id]
  const answer = await fetch(`/api/v1/tiles/${tiles}/0/0/0.mvt?${search}`, { signal, cache: 'reload' })
  if (!answer.ok) throw new Error(`tile: ${answer.status}`)
  const things = readTile(await answer.arrayBuffer(), { z: 0, x: 0, y: 0 }, id, tiles)
  return things.reduce((sum, thing) => sum + thing.count, 0)
}
