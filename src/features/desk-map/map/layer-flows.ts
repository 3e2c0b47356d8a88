import { curveBetween } from '../../../map/layers/curves'
import type { Flow } from '../../../map/layers/flows.layer'
import type { Hit } from '../../../map/selection/hit'
import type { Thing } from '../../../map/things/thing'
import type { LngLat } from '../../../shared/geo/geometry'
import { readJson } from '../../../shared/read-json'
import { type RecordLayerId, recordLayers } from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'
import type { InView } from './layer-loader'

/** What one unit has been sent in one area. */
export interface LayerFlow extends Flow {
  readonly unit: string
  readonly area: string
  readonly name: { readonly zh: string; readonly en: string }
}

export interface LayerFlows {
  readonly flows: readonly LayerFlow[]
  /** What has no unit or area: it is counted and not drawn. */
  readonly withoutEnds: number
}

interface FlowsAnswer {
  readonly withoutEnds: number
  readonly flows: readonly (Omit<LayerFlow, 'path'> & { readonly from: LngLat; readonly to: LngLat })[]
}

/** From here on streets are told apart. */
const STREETS_FROM_ZOOM = 10.8

/** Flows of a layer, by district from afar and by street from near. @throws AnswerError */
export async function readFlows(
  shift: (place: LngLat) => LngLat,
  layer: RecordLayerId,
  { zoom }: InView,
  asked: Asked,
  signal: AbortSignal,
): Promise<LayerFlows> {
  const search = thingSearch(layer, asked)
  search.set('by', zoom < STREETS_FROM_ZOOM ? 'district' : 'street')
  const url = `/api/v1/map/flows/${recordLayers[layer].tiles}?${search}`
  const { flows, withoutEnds } = await readJson<FlowsAnswer>(url, signal)
  return {
    withoutEnds,
    flows: flows.map(({ from, to, ...flow }) => ({ ...flow, path: curveBetween(shift(from), shift(to)) })),
  }
}

/** Flows as a hand hits them: as lines. */
export const flowThings = ({ flows }: LayerFlows): Thing[] =>
  flows.map(({ path, count }, place) => ({
    layer: 'flows',
    lng: path[0]?.[0] ?? 0,
    lat: path[0]?.[1] ?? 0,
    count,
    facts: { place },
    shape: { kind: 'line', lines: [path] },
  }))

/** A hit line of a flow as the number of things that it is. */
export function flowHit({ flows }: LayerFlows, thing: Thing): Hit | null {
  const flow = flows[Number(thing.facts.place)]
  if (!flow) return null
  const { count, unit, area, name } = flow
  const { lng, lat } = thing
  return {
    kind: 'cluster',
    cluster: {
      id: `${unit}>${area}`,
      lng,
      lat,
      count,
      counts: [['flows', count]],
      box: [lng, lat, lng, lat],
      members: [{ layer: 'flows', lng, lat, count, facts: { unit, area, zh: name.zh, en: name.en } }],
    },
  }
}
