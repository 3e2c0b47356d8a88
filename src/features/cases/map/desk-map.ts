import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import { deskMapStyle } from './desk-style'

export interface DeskPoint {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly state: 'running' | 'near' | 'over' | 'stopped' | 'done'
}

interface DeskMapOptions {
  readonly container: HTMLElement
  readonly center: readonly [number, number]
  readonly onSelect: (id: string) => void
  /** A point of the ground was chosen: where a new report is. */
  readonly onPoint: (lng: number, lat: number) => void
}

export interface DeskMap {
  readonly setPoints: (points: readonly DeskPoint[]) => void
  /** Shows one with a ring, and goes there when it is out of sight. */
  readonly select: (id: string | null) => void
  readonly mark: (place: readonly [number, number] | null) => void
  readonly destroy: () => void
}

const CLOSE = 14
type Feature = GeoJSON.Feature<GeoJSON.Point>
const collection = (features: readonly Feature[]) => ({ type: 'FeatureCollection' as const, features: [...features] })
const feature = ({ lng, lat, ...properties }: { lng: number; lat: number }): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lng, lat] },
  properties,
})

/** The desk's small map: the queue's cases where they are, the chosen one ringed. Draws only when something changes. */
export async function createDeskMap({ container, center, onSelect, onPoint }: DeskMapOptions): Promise<DeskMap> {
  setWorkerUrl('/maplibre/maplibre-gl-worker.mjs')
  const map = new MapLibre({
    container,
    style: deskMapStyle(),
    center: [...center],
    zoom: 9.5,
    attributionControl: false,
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
  })
  await new Promise<void>(resolve => map.once('load', () => resolve()))
  let shown: readonly DeskPoint[] = []
  const source = (name: string) => map.getSource(name) as GeoJSONSource
  map.on('click', event => {
    const box: [[number, number], [number, number]] = [
      [event.point.x - 6, event.point.y - 6],
      [event.point.x + 6, event.point.y + 6],
    ]
    const [hit] = map.queryRenderedFeatures(box, { layers: ['cases'] })
    const id = hit?.properties.id
    if (typeof id === 'string') onSelect(id)
    else onPoint(event.lngLat.lng, event.lngLat.lat)
  })
  map.on('mouseenter', 'cases', () => {
    map.getCanvas().style.cursor = 'pointer'
  })
  map.on('mouseleave', 'cases', () => {
    map.getCanvas().style.cursor = ''
  })
  const observer = new ResizeObserver(() => map.resize())
  observer.observe(container)
  return {
    setPoints: points => {
      shown = points
      source('cases').setData(collection(points.map(feature)))
    },
    select: id => {
      const point = shown.find(each => each.id === id)
      source('chosen').setData(collection(point ? [feature(point)] : []))
      if (!point) return
      const isInSight = map.getBounds().contains([point.lng, point.lat]) && map.getZoom() >= CLOSE - 2
      if (!isInSight) map.jumpTo({ center: [point.lng, point.lat], zoom: Math.max(map.getZoom(), CLOSE) })
    },
    mark: place => source('place').setData(collection(place ? [feature({ lng: place[0], lat: place[1] })] : [])),
    destroy: () => {
      observer.disconnect()
      map.remove()
    },
  }
}
