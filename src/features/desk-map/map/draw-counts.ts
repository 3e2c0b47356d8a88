import type { BandUpdater } from '../../../map/bands'
import { cellsLayer } from '../../../map/layers/cells.layer'
import { flowsLayer } from '../../../map/layers/flows.layer'
import { heatLayer } from '../../../map/layers/heat.layer'
import { type Hit, hitAt } from '../../../map/selection/hit'
import { classEdges, type MapCell } from '../../../map/things/cells'
import type { LngLat } from '../../../shared/geo/geometry'
import { deskLayers } from '../domain/desk-layers'
import type { LayerView } from '../domain/map-view'
import type { LayerCells } from './layer-cells'
import { flowHit, flowThings } from './layer-flows'
import type { Loads } from './loads'
import type { Theme } from './looks'

type CellsByLayer = Loads['cells']
type FlowsByLayer = Loads['flows']

export const mostOf = ({ cells }: LayerCells): number => cells.reduce((most, { count }) => Math.max(most, count), 0)

/** Layers that are drawn by cells, as heat or as flows, below all that is drawn as what it is. */
export function drawCounts(
  bands: BandUpdater,
  layers: readonly LayerView[],
  { cells, flows }: Pick<Loads, 'cells' | 'flows'>,
  theme: Theme,
  unit: number,
): void {
  for (const [order, { id, isOn, as, opacity }] of layers.entries()) {
    const [counted, flowing] = isOn ? [cells.get(id), flows.get(id)] : []
    const colour = theme.ink[deskLayers[id].colour]
    const most = counted ? mostOf(counted) : 0
    const style = { colour, ground: theme.ground.land, edges: classEdges(most), opacity }
    const below = counted
      ? as === 'heat'
        ? heatLayer(`heat-${id}`, counted.cells, { colour, edge: counted.edge, most, opacity })
        : cellsLayer(`cells-${id}`, counted.cells, style)
      : []
    bands.set('city', `cells-${id}`, below, order - layers.length)
    const curves = flowsLayer(`flows-${id}`, flowing?.flows ?? [], { colour, opacity, unit })
    bands.set('city', `flows-${id}`, curves, layers.length + order)
  }
}

interface Pointed {
  readonly x: number
  readonly y: number
  readonly place: LngLat
  readonly project: (lng: number, lat: number) => readonly [number, number]
  readonly near: number
}

/** A flow or the cells under a pixel, as a number of things that can be opened as a list. */
export function countHit({ cells, flows }: Pick<Loads, 'cells' | 'flows'>, { place, ...aim }: Pointed): Hit | null {
  return flowUnder(flows, aim) ?? cellHit(cells, place)
}

function flowUnder(flows: FlowsByLayer, aim: Omit<Pointed, 'place'>): Hit | null {
  for (const own of flows.values()) {
    const hit = hitAt({ clusters: [], singles: [], shapes: flowThings(own) }, { ...aim, reach: () => 0 })
    if (hit?.kind === 'thing') return flowHit(own, hit.thing)
  }
  return null
}

function cellHit(drawn: CellsByLayer, place: LngLat): Hit | null {
  const cells = [...drawn.values()].flatMap(each => each.at(place) ?? [])
  const [first] = cells
  if (!first) return null
  const xs = first.ring.map(([lng]) => lng)
  const ys = first.ring.map(([, lat]) => lat)
  return {
    kind: 'cluster',
    cluster: {
      id: cells.map(cell => `${cell.layer}:${cell.h3}`).join(),
      lng: first.lng,
      lat: first.lat,
      count: cells.reduce((sum, { count }) => sum + count, 0),
      counts: cells.map(({ layer, count }) => [layer, count] as const),
      box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
      members: cells.map(memberOf),
    },
  }
}

const memberOf = ({ layer, h3, lng, lat, count }: MapCell) => ({ layer, lng, lat, count, facts: { cell: h3 } })
