import { notFound } from '@/shared/problem'
import { currentCity } from '../../areas/server'
import { findLayer, type Layer } from '../domain/layer'
import { type LayerQuery, parseLayerQuery } from '../domain/layer-query'
import type { LayerTable } from '../domain/table/layer-table'
import type { Mask } from '../domain/table/mask'
import { answeringTable } from './layer-table'

/** A question to a layer, with the table that answers it. */
export interface AskedLayer {
  readonly layer: Layer
  readonly query: LayerQuery
  readonly table: LayerTable
  /** The event up to which the answer is true. */
  readonly seq: number
  /** Things that are meant; made when first looked at. */
  readonly mask: Mask
}

const parsed = new Map<string, LayerQuery>()
const KEPT_QUERIES = 500

/** A map asks hundreds of tiles with the same filters: they are read once. */
function readQuery(layer: Layer, search: URLSearchParams): LayerQuery {
  const city = currentCity()
  const key = `${city.key}/${layer.name}?${search}`
  const known = parsed.get(key)
  if (known) return known
  const query = parseLayerQuery(layer, city, search)
  if (parsed.size >= KEPT_QUERIES) parsed.clear()
  parsed.set(key, query)
  return query
}

/** @throws Problem 404 `unknown-layer`, 400 for a parameter that is none */
export async function askLayer(name: string, search: URLSearchParams): Promise<AskedLayer> {
  const layer = findLayer(name)
  if (!layer) throw notFound('unknown-layer', `No map layer is called ${name}`)
  const query = readQuery(layer, search)
  const { table, seq } = await answeringTable(layer, query)
  return {
    layer,
    query,
    table,
    seq,
    get mask() {
      return table.mask(query.filter)
    },
  }
}
