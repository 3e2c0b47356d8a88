import { database } from '@/platform/db/client'
import { singleton } from '@/platform/singleton'
import { dataset } from '../../datasets'
import { recordConditions, recordsAsOf } from '../../datasets/server'
import { readRelation } from '../data/layer-rows.sql'
import { projectLamps } from '../data/project-lamps'
import type { Layer } from '../domain/layer'
import type { LayerQuery } from '../domain/layer-query'
import { LayerTable } from '../domain/table/layer-table'
import type { LiveLayer } from '../store/live-layer'
import { mapStore } from '../store/map-store'

/** Things that moment tables may hold together before the oldest goes. */
const KEPT_THINGS = 3_000_000
const KEPT_TABLES = 16

const moments = () => singleton('map-moments', () => new Map<string, Promise<LayerTable>>())

/** A table that answers a query, and the event up to which it is true. */
export interface AnsweringTable {
  readonly table: LayerTable
  readonly seq: number
}

async function liveLayer(name: string): Promise<LiveLayer> {
  const store = mapStore()
  const live = store.layers.get(name)
  if (!live) throw new Error(`no layer ${name}`)
  if (!live.isLoaded) await store.loaded
  return live
}

/**
 * The table that can answer a query: the live one, or one made for a moment or for a field that no column holds. What
 * was made is kept while it stays true: for a moment of the world and of this database for good, else until the layer
 * changes.
 */
export async function answeringTable(layer: Layer, query: LayerQuery): Promise<AnsweringTable> {
  const live = await liveLayer(layer.name)
  const { at, known, unheld, filter } = query
  live.table.advance(mapStore().now().getTime())
  const { seq, table } = live
  if (!at && !known && unheld.length === 0) return { table, seq }
  const isSettled = at !== undefined && known !== undefined && known < new Date(mapStore().now().getTime() - 10_000)
  const key = JSON.stringify([
    layer.name,
    at,
    known,
    filter.state,
    unheld.map(each => [each.field.name, each.values]),
    isSettled ? '' : `${table.stamp}-${table.version}`,
  ])
  const kept = moments()
  const found = kept.get(key)
  if (found) {
    // Used last, so it goes last.
    kept.delete(key)
    kept.set(key, found)
    return { table: await found, seq }
  }
  const made = momentTable(layer, query)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  const answer = await made
  await makeRoom(kept)
  return { table: answer, seq }
}

async function makeRoom(kept: Map<string, Promise<LayerTable>>): Promise<void> {
  const sizes = await Promise.all(
    [...kept].map(async ([key, table]) => [key, (await table.catch(() => null))?.size ?? 0] as const),
  )
  let [things, count] = [sizes.reduce((sum, [, size]) => sum + size, 0), sizes.length]
  for (const [key, size] of sizes) {
    if (count <= 1 || (things <= KEPT_THINGS && count <= KEPT_TABLES)) return
    kept.delete(key)
    things -= size
    count -= 1
  }
}

/** A layer as it stood, read from its records as lists read them. */
async function momentTable(layer: Layer, { at, known, unheld, filter }: LayerQuery): Promise<LayerTable> {
  const sql = database()
  const of = dataset(layer.dataset)
  const moment = at ?? mapStore().now()
  const table = new LayerTable(layer, moment.getTime())
  const records = recordsAsOf(sql, of, { at, known, maskAfter: at })
  // Records of every place, also those outside the city: the mask asks for the area.
  const where = recordConditions(sql, of, null, { state: filter.state, filters: unheld }, moment)
  for await (const rows of readRelation(sql, layer, records, where)) table.apply(rows)
  if (layer.hasFlags) table.setFlags(await projectLamps(sql, { at: moment, known, isPast: at !== undefined }))
  return table
}
