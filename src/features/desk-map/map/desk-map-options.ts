import type { MapArea } from '../../../map/ground/areas'
import type { Rect } from '../../../map/labels/place-labels'
import type { Tool } from '../../../map/selection/draw-tool'
import type { Hit } from '../../../map/selection/hit'
import type { Basemap } from '../../../shared/geo/basemap'
import type { LngLat } from '../../../shared/geo/geometry'
import type { DeskLayerId } from '../domain/desk-layers'
import type { CameraView, MapView } from '../domain/map-view'
import type { LoadState } from './layer-loader'

export interface DeskMapWords {
  readonly lang: 'zh' | 'en'
  readonly signs: Readonly<Record<'red' | 'yellow', string>>
  readonly count: (count: number) => string
  readonly value: (value: number) => string
}

export interface DeskMapOptions {
  readonly container: HTMLElement
  readonly labels: HTMLElement
  readonly obstacles: () => readonly Rect[]
  readonly basemap: Basemap
  /** The city's, in which days begin. */
  readonly timeZone: string
  readonly start: CameraView
  readonly isStill: boolean
  readonly words: DeskMapWords
  readonly onCamera: (camera: CameraView) => void
  /** A click: on a mark, or on bare ground. */
  readonly onPick: (hit: Hit | null, place: LngLat, area: MapArea | null) => void
  readonly onHover: (hit: Hit | null, x: number, y: number) => void
  /** Right click or a long press: what is around here. */
  readonly onAround: (place: LngLat) => void
  readonly onSelect: (ring: readonly LngLat[]) => void
  readonly onState: (layer: DeskLayerId, state: LoadState) => void
  /** The largest count of a cell in view, of a layer that is drawn by cells; 0 where none is. */
  readonly onCells: (layer: DeskLayerId, most: number) => void
}

/** What the areas are coloured by, by area code; null where nothing colours them. */
export type AreaValues = ReadonlyMap<string, number | null> | null

export interface DeskMap {
  readonly show: (view: MapView, values: AreaValues) => void
  readonly goTo: (box: readonly [number, number, number, number]) => void
  readonly lookAt: (place: LngLat, zoom?: number) => void
  readonly zoomBy: (levels: number) => void
  /** Pixels. */
  readonly panBy: (right: number, down: number) => void
  readonly chooseTool: (tool: Tool) => void
  /** A ring on the ground: what was selected, or the circle that is asked about. */
  readonly mark: (ring: readonly LngLat[]) => void
  readonly pickPlace: (place: LngLat | null) => void
  readonly centre: () => LngLat
  /** west, south, east, north of what is in view. */
  readonly box: () => readonly [number, number, number, number]
  readonly changed: (layer: DeskLayerId) => void
  readonly destroy: () => void
}
