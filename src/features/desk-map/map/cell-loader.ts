import type { MapCell } from '../../../map/things/cells'
import type { LngLatBox } from '../../../map/things/tile-cover'
import type { LngLat } from '../../../shared/geo/geometry'
import { readJson } from '../../../shared/read-json'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'
import type { LoadState } from './thing-loader'

/** The cells of one layer in view. */
export interface LayerCells {
  readonly cells: readonly MapCell[]
  /** Metres from the middle of a cell to its corner. */
  readonly edge: number
  /** The cell, of those there are, that a place of the basemap lies in. */
  readonly at: (place: LngLat) => MapCell | null
}

interface CellLoaderOptions {
  /** Between WGS 84 and the basemap's datum. */
  readonly to: (place: LngLat) => LngLat
  readonly from: (place: LngLat) => LngLat
  /** Null: the layer is no longer drawn so. */
  readonly onCells: (layer: DeskLayerId, cells: LayerCells | null) => void
  readonly onState: (layer: DeskLayerId, state: LoadState) => void
}

interface CellsAnswer {
  readonly resolution: number
  readonly cells: readonly { readonly h3: string; readonly count: number }[]
}

/** Keeps the cells of layers that are drawn by cells; the grid's arithmetic comes when the first of them is asked for. */
export function createCellLoader({ to, from, onCells, onState }: CellLoaderOptions) {
  const running = new Map<DeskLayerId, AbortController>()
  let view: { readonly box: LngLatBox; readonly zoom: number } | null = null
  let shown: readonly DeskLayerId[] = []
  let asked: Asked | null = null

  const read = async (layer: DeskLayerId, signal: AbortSignal): Promise<LayerCells | null> => {
    if (!view || !asked) return null
    const search = thingSearch(layer, asked)
    search.set('bbox', view.box.join(','))
    search.set('zoom', view.zoom.toFixed(2))
    const [answer, h3] = await Promise.all([
      readJson<CellsAnswer>(`/api/v1/map/cells/${deskLayers[layer].tiles}?${search}`, signal),
      import('h3-js'),
    ])
    const cells = new Map(
      answer.cells.map(({ h3: name, count }): [string, MapCell] => {
        const [lat, lng] = h3.cellToLatLng(name)
        const [x, y] = to([lng, lat])
        const ring = h3.cellToBoundary(name).map(([south, west]) => to([west, south]))
        return [name, { layer, h3: name, lng: x, lat: y, count, ring }]
      }),
    )
    return {
      cells: [...cells.values()],
      edge: h3.getHexagonEdgeLengthAvg(answer.resolution, h3.UNITS.m),
      at: place => {
        const [lng, lat] = from(place)
        return cells.get(h3.latLngToCell(lat, lng, answer.resolution)) ?? null
      },
    }
  }

  const load = async (layer: DeskLayerId) => {
    running.get(layer)?.abort()
    const stop = new AbortController()
    running.set(layer, stop)
    onState(layer, 'loading')
    try {
      const cells = await read(layer, stop.signal)
      if (stop.signal.aborted) return
      onCells(layer, cells)
      onState(layer, 'ready')
    } catch (error) {
      if (stop.signal.aborted) return
      console.error(error)
      onCells(layer, null)
      onState(layer, 'broken')
    }
  }

  return {
    look(box: LngLatBox, zoom: number) {
      view = { box, zoom }
      for (const layer of shown) void load(layer)
    },
    ask(layers: readonly DeskLayerId[], question: Asked) {
      const before = asked
      asked = question
      for (const layer of shown)
        if (!layers.includes(layer)) {
          running.get(layer)?.abort()
          onCells(layer, null)
        }
      for (const layer of layers) {
        const isSame =
          before &&
          shown.includes(layer) &&
          thingSearch(layer, before).toString() === thingSearch(layer, question).toString()
        if (!isSame) void load(layer)
      }
      shown = [...layers]
    },
    changed(layer: DeskLayerId) {
      if (shown.includes(layer)) void load(layer)
    },
    stop() {
      for (const each of running.values()) each.abort()
      shown = []
    },
  }
}
