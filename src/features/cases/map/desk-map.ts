import type { GeoJSONSource } from 'maplibre-gl'
import { createMapEngine } from '@/map/engine'
import { areaLabels } from '@/map/ground/area-labels'
import { areasOf, type MapArea } from '@/map/ground/areas'
import { datumShift } from '@/map/ground/datum'
import { groundOf } from '@/map/ground/ground'
import type { Basemap } from '@/shared/geo/basemap'
import { deskMapColours } from '@/ui/tokens'
import { type DrawnShape, drawingFeatures, drawingLabels, drawingLayers, drawingSource } from '../../emergency'
import { type CaseSource, caseLayers, caseSources } from './case-layers'

export interface DeskPoint {
  readonly id: string
  readonly lng: number
  readonly lat: number
  readonly state: 'running' | 'near' | 'over' | 'stopped' | 'done'
}

/** A warning by its level, and the closed rings of `[lng, lat]` that it holds in. */
interface DeskWarning {
  readonly level: number | null
  readonly rings: readonly (readonly (readonly [number, number])[])[]
}

interface DeskMapOptions {
  readonly container: HTMLElement
  /** Takes the names over the ground. */
  readonly labels: HTMLElement
  readonly basemap: Basemap
  readonly center: readonly [number, number]
  readonly lang: 'zh' | 'en'
  readonly onSelect: (id: string) => void
  /** A point of the ground was chosen: where a new report is. */
  readonly onPoint: (lng: number, lat: number) => void
}

export interface DeskMap {
  readonly setPoints: (points: readonly DeskPoint[]) => void
  /** Rings one; goes there when it is out of sight, but not to the one the desk opens with. */
  readonly select: (id: string | null) => void
  /** Draws where warnings hold, under the cases. */
  readonly setWarnings: (warnings: readonly DeskWarning[]) => void
  /** Draws what the incident room has drawn, under the cases. */
  readonly setDrawings: (drawings: readonly DrawnShape[]) => void
  readonly mark: (place: readonly [number, number] | null) => void
  readonly destroy: () => void
}

const START_ZOOM = 9.6
/** Streets carry names from a little closer than this. */
const STREETS_ZOOM = 10.6
const CLOSE = 13.2
/** Pixels around the pointer in which a case is hit. */
const REACH = 6

const collection = (features: readonly GeoJSON.Feature[]) => ({
  type: 'FeatureCollection' as const,
  features: [...features],
})

/** The desk's map: our ground, the queue's cases where they are, the chosen one ringed. Draws only when something changes. */
export async function createDeskMap(options: DeskMapOptions): Promise<DeskMap> {
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
  for (const name of [drawingSource, ...caseSources]) map.addSource(name, { type: 'geojson', data: collection([]) })
  for (const layer of [...drawingLayers, ...caseLayers]) map.addLayer(layer)

  let areas: { readonly districts: readonly MapArea[]; readonly streets: readonly MapArea[] } = {
    districts: [],
    streets: [],
  }
  let drawn: readonly DrawnShape[] = []
  const name = (read: Partial<typeof areas>) => {
    areas = { ...areas, ...read }
    engine.setLabels([
      ...drawingLabels(drawn, shift.to),
      ...areaLabels({ ...areas, lang, figure: () => undefined, heightOf: () => 0, zoom: START_ZOOM }),
    ])
  }
  const nameStreets = () => {
    if (areas.streets.length === 0 && map.getZoom() >= STREETS_ZOOM)
      void areasOf('street', shift.to).then(streets => name({ streets }))
  }
  void areasOf('district', shift.to).then(districts => name({ districts }))
  map.on('moveend', nameStreets)

  let shown: readonly DeskPoint[] = []
  let isFirst = true
  const draw = (source: CaseSource, points: readonly { readonly lng: number; readonly lat: number }[]) =>
    (map.getSource(source) as GeoJSONSource).setData(
      collection(
        points.map(({ lng, lat, ...properties }) => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [...shift.to([lng, lat])] },
          properties,
        })),
      ),
    )
  map.on('click', event => {
    const { x, y } = event.point
    const [hit] = map.queryRenderedFeatures(
      [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ],
      { layers: ['cases'] },
    )
    const id = hit?.properties.id
    if (typeof id === 'string') options.onSelect(id)
    else options.onPoint(...shift.from([event.lngLat.lng, event.lngLat.lat]))
  })
  const point = (cursor: string) => () => {
    map.getCanvas().style.cursor = cursor
  }
  map.on('mouseenter', 'cases', point('pointer'))
  map.on('mouseleave', 'cases', point(''))

  return {
    setPoints: points => {
      shown = points
      draw('cases', points)
    },
    select: id => {
      const chosen = shown.find(each => each.id === id)
      draw('chosen', chosen ? [chosen] : [])
      const opens = isFirst
      isFirst = false
      if (!chosen || opens) return
      const place = [...shift.to([chosen.lng, chosen.lat])] as [number, number]
      if (!map.getBounds().contains(place) || map.getZoom() < CLOSE - 2)
        map.jumpTo({ center: place, zoom: Math.max(map.getZoom(), CLOSE) })
    },
    setWarnings: warnings =>
      void (map.getSource('warnings') as GeoJSONSource).setData(
        collection(
          warnings.flatMap(({ level, rings }) =>
            rings.map(ring => ({
              type: 'Feature' as const,
              geometry: {
                type: 'Polygon' as const,
                coordinates: [ring.map(([lng, lat]) => [...shift.to([lng, lat])])],
              },
              properties: { level },
            })),
          ),
        ),
      ),
    setDrawings: drawings => {
      drawn = drawings
      ;(map.getSource(drawingSource) as GeoJSONSource).setData(drawingFeatures(drawings, shift.to))
      name({})
    },
    mark: place => draw('place', place ? [{ lng: place[0], lat: place[1] }] : []),
    destroy: engine.destroy,
  }
}
