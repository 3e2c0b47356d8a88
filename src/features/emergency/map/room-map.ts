import type { GeoJSONSource } from 'maplibre-gl'
import { createMapEngine } from '@/map/engine'
import { areaLabels } from '@/map/ground/area-labels'
import { areasOf, type MapArea } from '@/map/ground/areas'
import { datumShift } from '@/map/ground/datum'
import { groundOf } from '@/map/ground/ground'
import type { Basemap } from '@/shared/geo/basemap'
import { deskColours, deskMapColours } from '@/ui/tokens'
import { type DrawnShape, drawingFeatures, drawingLabels, drawingLayers, drawingSource } from './drawing-layers'

interface RoomMapOptions {
  readonly container: HTMLElement
  /** Takes the names over the ground. */
  readonly labels: HTMLElement
  readonly basemap: Basemap
  readonly center: readonly [number, number]
  readonly lang: 'zh' | 'en'
  /** A place of the ground was chosen: the next corner. */
  readonly onPlace: (lng: number, lat: number) => void
}

export interface RoomMap {
  readonly setDrawings: (drawings: readonly DrawnShape[]) => void
  /** What is being drawn: its corners so far. */
  readonly setSketch: (sketch: Pick<DrawnShape, 'shape' | 'corners'>) => void
  readonly destroy: () => void
}

const START_ZOOM = 10.6

/** The room's map: the ground, what is drawn on it, and what is being drawn. */
export async function createRoomMap(options: RoomMapOptions): Promise<RoomMap> {
  const { container, labels, basemap, center, lang } = options
  const shift = datumShift(basemap.datum)
  await document.fonts.ready
  const engine = await createMapEngine({
    container,
    labels,
    style: groundOf(basemap, deskMapColours, 1),
    unit: () => 1,
    obstacles: () => [],
    padding: () => ({ top: 0, right: 0, bottom: 0, left: 0 }),
    pitch: 0,
    start: { center: shift.to(center), zoom: START_ZOOM },
    labelZoom: START_ZOOM,
    homeAfterMs: null,
  })
  const { map } = engine
  map.dragRotate.disable()
  map.touchZoomRotate.disableRotation()
  const nothing: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }
  for (const name of [drawingSource, 'sketch']) map.addSource(name, { type: 'geojson', data: nothing })
  for (const layer of drawingLayers) map.addLayer(layer)
  map.addLayer({
    id: 'sketch-line',
    type: 'line',
    source: 'sketch',
    paint: { 'line-color': deskColours.text, 'line-width': 2, 'line-dasharray': [2, 2] },
  })
  map.addLayer({
    id: 'sketch-corner',
    type: 'circle',
    source: 'sketch',
    paint: { 'circle-radius': 5, 'circle-color': deskColours.surface, 'circle-stroke-width': 2 },
  })
  map.getCanvas().style.cursor = 'crosshair'
  map.on('click', ({ lngLat }) => options.onPlace(...shift.from([lngLat.lng, lngLat.lat])))

  let districts: readonly MapArea[] = []
  let drawn: readonly DrawnShape[] = []
  const name = () =>
    engine.setLabels([
      ...drawingLabels(drawn, shift.to),
      ...areaLabels({ districts, streets: [], lang, figure: () => undefined, heightOf: () => 0, zoom: START_ZOOM }),
    ])
  void areasOf('district', shift.to).then(read => {
    districts = read
    name()
  })
  const fill = (source: string, data: GeoJSON.FeatureCollection) =>
    void (map.getSource(source) as GeoJSONSource).setData(data)

  return {
    setDrawings(drawings) {
      drawn = drawings
      fill(drawingSource, drawingFeatures(drawings, shift.to))
      name()
    },
    setSketch({ shape, corners }) {
      const placed = corners.map(corner => [...shift.to(corner)])
      const line = shape === 'area' && placed.length > 2 ? [...placed, placed[0] ?? []] : placed
      const feature = (geometry: GeoJSON.Geometry) => ({ type: 'Feature' as const, properties: {}, geometry })
      fill('sketch', {
        type: 'FeatureCollection',
        features: [
          ...(line.length > 1 ? [feature({ type: 'LineString', coordinates: line })] : []),
          ...placed.map(coordinates => feature({ type: 'Point', coordinates })),
        ],
      })
    },
    destroy: engine.destroy,
  }
}
