import type { MapCell } from '../../../map/things/cells'
import type { LngLat } from '../../../shared/geo/geometry'
import { readJson } from '../../../shared/read-json'
import { type RecordLayerId, recordLayers } from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'
import type { InView } from './layer-loader'

/** The cells of one layer in view. */
export interface LayerCells {
  readonly cells: readonly MapCell[]
  /** Metres from the middle of a cell to its corner. */
  readonly edge: number
  /** The cell, of those there are, that a place of the basemap lies in. */
  readonly at: (place: LngLat) => MapCell | null
}

/** Between WGS 84 and the basemap's datum. */
export interface Shift {
  readonly to: (place: LngLat) => LngLat
  readonly from: (place: LngLat) => LngLat
}

interface CellsAnswer {
  readonly resolution: number
  readonly cells: readonly { readonly h3: string; readonly count: number }[]
}

/** Counts by cell of what is in view; the grid's arithmetic comes when the first of them is asked for. @throws AnswerError */
export async function readCells(
  { to, from }: Shift,
  layer: RecordLayerId,
  { box, zoom }: InView,
  asked: Asked,
  signal: AbortSignal,
): Promise<LayerCells> {
  const search = thingSearch(layer, asked)
  search.set('bbox', box.join(','))
  search.set('zoom', zoom.toFixed(2))
  const [answer, h3] = await Promise.all([
    readJson<CellsAnswer>(`/api/v1/map/cells/${recordLayers[layer].tiles}?${search}`, signal),
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
