import type { BandUpdater } from '../../../map/bands'
import { cellsLayer } from '../../../map/layers/cells.layer'
import { heatLayer } from '../../../map/layers/heat.layer'
import type { Hit } from '../../../map/selection/hit'
import { classEdges, type MapCell } from '../../../map/things/cells'
import type { LngLat } from '../../../shared/geo/geometry'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import type { LayerView } from '../domain/map-view'
import type { LayerCells } from './cell-loader'
import type { Theme } from './looks'

type CellsByLayer = ReadonlyMap<DeskLayerId, LayerCells>

export const mostOf = ({ cells }: LayerCells): number => cells.reduce((most, { count }) => Math.max(most, count), 0)

/** Layers that are drawn by cells or as heat, below all that is drawn as what it is. */
export function drawCells(bands: BandUpdater, layers: readonly LayerView[], drawn: CellsByLayer, theme: Theme): void {
  for (const [order, { id, isOn, as, opacity }] of layers.entries()) {
    const own = isOn && as !== 'marks' ? drawn.get(id) : undefined
    const colour = theme.ink[deskLayers[id].colour]
    const most = own ? mostOf(own) : 0
    const style = { colour, ground: theme.ground.land, edges: classEdges(most), opacity }
    const made = !own
      ? []
      : as === 'heat'
        ? heatLayer(`heat-${id}`, own.cells, { colour, edge: own.edge, most, opacity })
        : cellsLayer(`cells-${id}`, own.cells, style)
    bands.set('city', `cells-${id}`, made, order - layers.length)
  }
}

/** What the cells at a place hold, as a number of things that can be opened as a list. */
export function cellHit(drawn: CellsByLayer, place: LngLat): Hit | null {
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
