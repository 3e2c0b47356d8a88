import type { GeoJSONSource, LayerSpecification } from 'maplibre-gl'
import type { Basemap } from '@/shared/geo/basemap'
import { createMapEngine, type MapEngine } from './engine'
import { areaLabels } from './ground/area-labels'
import { areasOf, type MapArea } from './ground/areas'
import { type DatumShift, datumShift } from './ground/datum'
import { groundOf } from './ground/ground'
import type { MapLabel } from './labels/label-overlay'
import type { MapColours } from './map-colours'

/** Where a flat map is drawn, and on what. */
export interface FlatMapPlace {
  readonly container: HTMLElement
  /** Takes the names over the ground. */
  readonly labels: HTMLElement
  readonly basemap: Basemap
  readonly center: readonly [number, number]
  readonly lang: 'zh' | 'en'
}

interface FlatMapOptions extends FlatMapPlace {
  readonly colours: MapColours
  readonly zoom: number
  /** Sources that start empty, and the layers over the ground that draw them, in order. */
  readonly sources: readonly string[]
  readonly layers: readonly LayerSpecification[]
}

export interface FlatMap {
  readonly map: MapEngine['map']
  /** From coordinates to the ground's and back. */
  readonly shift: DatumShift
  readonly fill: (source: string, features: readonly GeoJSON.Feature[]) => void
  /** Names that stand beside those of areas. */
  readonly setNames: (names: readonly MapLabel[]) => void
  readonly destroy: () => void
}

/** Streets carry names from a little closer than this. */
const STREETS_ZOOM = 10.6

/** A map seen from straight above, north up: the ground with its names, and what a desk draws on it. */
export async function createFlatMap(options: FlatMapOptions): Promise<FlatMap> {
  const { container, labels, basemap, center, lang, zoom } = options
  const shift = datumShift(basemap.datum)
  await document.fonts.ready
  const engine = await createMapEngine({
    container,
    labels,
    style: groundOf(basemap, options.colours, 1),
    unit: () => 1,
    obstacles: () => [],
    padding: () => ({ top: 0, right: 0, bottom: 0, left: 0 }),
    pitch: 0,
    start: { center: shift.to(center), zoom },
    labelZoom: zoom,
    homeAfterMs: null,
  })
  const { map } = engine
  map.dragRotate.disable()
  map.touchZoomRotate.disableRotation()
  const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }
  for (const name of options.sources) map.addSource(name, { type: 'geojson', data })
  for (const layer of options.layers) map.addLayer(layer)

  let areas: Readonly<Record<'districts' | 'streets', readonly MapArea[]>> = { districts: [], streets: [] }
  let own: readonly MapLabel[] = []
  const name = () =>
    engine.setLabels([...own, ...areaLabels({ ...areas, lang, figure: () => undefined, heightOf: () => 0, zoom })])
  const nameStreets = () => {
    if (areas.streets.length > 0 || map.getZoom() < STREETS_ZOOM) return
    void areasOf('street', shift.to).then(streets => {
      areas = { ...areas, streets }
      name()
    })
  }
  void areasOf('district', shift.to).then(districts => {
    areas = { ...areas, districts }
    name()
  })
  map.on('moveend', nameStreets)

  return {
    map,
    shift,
    fill: (source, features) =>
      void (map.getSource(source) as GeoJSONSource).setData({ type: 'FeatureCollection', features: [...features] }),
    setNames: names => {
      own = names
      name()
    },
    destroy: engine.destroy,
  }
}
