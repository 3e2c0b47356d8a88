import { database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { badRequest } from '@/shared/problem'
import { dataset } from '../../datasets'
import { exportRecords, listRecords } from '../../datasets/server'
import { projectLamps } from '../data/project-lamps'
import { type Recount, recount } from '../data/recount.queries'
import { MAX_ZOOM } from '../domain/mercator'
import { buildTile } from '../domain/tile/build-tile'
import { sumOfCounts } from '../domain/tile/read-tile'
import { tilesOf } from '../domain/tile/tiles-of'
import { mapStore } from '../store/map-store'
import { type AskedLayer, askLayer } from './ask-layer'

/** How often a count that was overtaken by a change is begun again. */
const TRIES = 5

export interface MapProof {
  readonly layer: string
  readonly zoom: number
  /** Things with a place, counted five ways; null: that way cannot be asked this question, or was not. */
  readonly counts: {
    /** Σ `count` read back from every tile of the zoom by another reader than wrote them. */
    readonly tiles: number
    readonly store: number
    readonly list: number | null
    readonly export: number | null
    /** Plain SQL over the records. */
    readonly records: number
  }
  readonly total: number
  readonly withoutPlace: number
  /** Largest less smallest of the counts. */
  readonly difference: number
  readonly agrees: boolean
  /** Records changed during every try: a difference may be theirs. */
  readonly changedMeanwhile: boolean
  readonly seq: number
  readonly tileCount: number
  readonly ms: number
}

interface FromRecords {
  readonly seq: number
  readonly records: Recount
  readonly list: number | null
  readonly export: number | null
}

/** Everything the database says of a question, at one moment of it. */
function countRecords({ layer, query }: AskedLayer, now: Date): Promise<FromRecords> {
  const of = dataset(layer.dataset)
  const { filter, record, unheld } = query
  // Lists know no lamps and no phases.
  const isListable = !filter.lamps && filter.texts.length + unheld.length <= record.filters.length
  return database().begin('isolation level repeatable read read only', async tx => {
    const { newest } = await logBounds(tx)
    const lit =
      layer.hasFlags && filter.lamps
        ? await projectLamps(tx, { at: now, known: query.known, isPast: query.at !== undefined })
        : new Map<string, string>()
    const records = await recount(tx, layer, query, now, lit)
    if (!isListable) return { seq: newest, records, list: null, export: null }
    const page = await listRecords(tx, of, filter.scope, { ...record, cursor: undefined, limit: 1 })
    let exported = 0
    for await (const rows of exportRecords(tx, of, filter.scope, record, 'id, lng, lat'))
      for (const { lng, lat } of rows) if (lng !== null && lat !== null) exported += 1
    return { seq: newest, records, list: page.total - page.withoutPlace, export: exported }
  })
}

function countTiles({ table, mask }: AskedLayer, zoom: number): { readonly count: number; readonly tiles: number } {
  let [count, tiles] = [0, 0]
  for (const tile of tilesOf(table, zoom)) {
    count += sumOfCounts(buildTile(table, mask, tile))
    tiles += 1
  }
  return { count, tiles }
}

async function prove(name: string, search: URLSearchParams, zoom: number, began: number): Promise<MapProof> {
  const first = await askLayer(name, search)
  const now = first.query.at ?? mapStore().now()
  const from = await countRecords(first, now)
  const live = mapStore().layers.get(name)
  // What the records were counted with must be in the store, too.
  while (live && live.seq < from.seq && mapStore().options.relay.head < from.seq)
    await new Promise(resolve => setTimeout(resolve, 10))
  await live?.settled()
  const asked = await askLayer(name, search)
  const { total, withoutPlace } = asked.mask
  const { count, tiles } = countTiles(asked, zoom)
  const counts = {
    tiles: count,
    store: total - withoutPlace,
    list: from.list,
    export: from.export,
    records: from.records.total - from.records.withoutPlace,
  }
  const found = Object.values(counts).filter(each => each !== null)
  const difference = Math.max(...found) - Math.min(...found)
  return {
    layer: name,
    zoom,
    counts,
    total: from.records.total,
    withoutPlace: from.records.withoutPlace,
    difference,
    agrees: difference === 0 && total === from.records.total,
    changedMeanwhile: (await logBounds(database())).newest !== from.seq,
    seq: from.seq,
    tileCount: tiles,
    ms: Math.round(performance.now() - began),
  }
}

/**
 * Counts one question there and then in every way it is shown: tiles, the store, list, export, records. A change in the
 * middle of it makes it begin again.
 * @throws Problem 400 `bad-parameter`
 */
export async function mapProve(search: URLSearchParams): Promise<MapProof> {
  const name = search.get('layer') ?? 'cases'
  const zoom = Number(search.get('zoom') ?? 12)
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > MAX_ZOOM)
    throw badRequest('bad-parameter', `zoom is a whole number from 0 to ${MAX_ZOOM}`, { parameter: 'zoom' })
  if (search.has('bbox'))
    throw badRequest('bad-parameter', 'Tiles have no bbox to be counted by', { parameter: 'bbox' })
  const wanted = new URLSearchParams([...search].filter(([key]) => key !== 'layer'))
  const began = performance.now()
  let proof = await prove(name, wanted, zoom, began)
  for (let tries = 1; tries < TRIES && !proof.agrees && proof.changedMeanwhile; tries += 1)
    proof = await prove(name, wanted, zoom, began)
  return proof
}
