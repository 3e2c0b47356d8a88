import { badRequest } from '@/shared/problem'
import type { Text } from '../../areas'
import { currentCity } from '../../areas/server'
import { dataset } from '../../datasets'
import { type Counts, countBy, type LegendPart } from '../domain/count-by'
import { layers } from '../domain/layer'
import { maskedRows } from '../domain/table/masked-rows'
import { boundedRows } from '../domain/table/rows-within'
import { askLayer } from './ask-layer'

export interface LayerLegend {
  readonly layer: string
  readonly dataset: string | null
  readonly title: Text
  /** Things that pass the filters; with `bbox=` those in it, which all have a place. */
  readonly total: number
  readonly withoutPlace: number
  readonly counts: Partial<Record<LegendPart, Counts>>
  /** The event up to which it is true. */
  readonly seq: number
}

/** Parameters that mean the same for every layer. */
const common = new Set(['area', 'unit', 'state', 'lamp', 'bbox', 'at', 'known', 'layer', 'lang'])

async function legendOf(name: string, search: URLSearchParams): Promise<LayerLegend> {
  const { layer, query, table, mask, seq } = await askLayer(name, search)
  const rows = query.bbox ? boundedRows(table, mask, query.bbox) : maskedRows(table, mask)
  const { titleZh: zh, titleEn: en } = dataset(layer.dataset)
  return {
    layer: name,
    dataset: layer.dataset,
    title: { zh, en },
    total: rows.length,
    withoutPlace: query.bbox ? 0 : mask.withoutPlace,
    counts: countBy(table, rows),
    seq,
  }
}

function areasLegend(): LayerLegend {
  const city = currentCity()
  const total = city.districts.length
  return {
    layer: 'areas',
    dataset: null,
    title: { zh: '区划', en: 'Areas' },
    total,
    withoutPlace: 0,
    counts: {},
    seq: 0,
  }
}

/**
 * What legends show: each layer with its totals and counts. With `layer=` (may repeat) only those, and then every filter
 * of theirs; for all layers only what all of them understand.
 * @throws Problem 400 `unknown-parameter`, 404 `unknown-layer`
 */
export async function mapLegend(search: URLSearchParams): Promise<LayerLegend[]> {
  const named = search.getAll('layer')
  const wanted = new URLSearchParams([...search].filter(([name]) => name !== 'layer' && name !== 'lang'))
  const strange = [...wanted.keys()].find(name => !common.has(name))
  if (named.length === 0 && strange !== undefined)
    throw badRequest('unknown-parameter', `Name a layer to filter by ${strange}`, { parameter: strange })
  const found: LayerLegend[] = []
  for (const name of named.length > 0 ? named : layers.map(each => each.name))
    found.push(name === 'areas' ? areasLegend() : await legendOf(name, wanted))
  return named.length > 0 ? found : [...found, areasLegend()]
}
