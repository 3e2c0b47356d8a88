import { belowStreets } from '../../../map/basemap/style'
import { createMapEngine, type MapEngine } from '../../../map/engine'
import { areaLabels } from '../../../map/ground/area-labels'
import { areasOf, type MapArea } from '../../../map/ground/areas'
import { datumShift } from '../../../map/ground/datum'
import { groundOf } from '../../../map/ground/ground'
import type { Rect } from '../../../map/labels/place-labels'
import { areasLayer, reliefRise } from '../../../map/layers/areas.layer'
import { clusterSize } from '../../../map/layers/clusters.layer'
import { outlineLayer, pickedLayer } from '../../../map/layers/outline.layer'
import { createDrawTool } from '../../../map/selection/draw-tool'
import { hitAt } from '../../../map/selection/hit'
import type { CameraView, MapView } from '../domain/map-view'
import { areaUnder, shareOfValue } from './area-values'
import type { AreaValues, DeskMap, DeskMapOptions } from './desk-map-options'
import { countHit, drawCounts, mostOf } from './draw-counts'
import { type DrawnThings, drawThings } from './draw-things'
import { createLoads } from './loads'
import { sizeOf, themeOf } from './looks'
import { listenToPointer } from './pointer'

const LABEL_ZOOM = 9
/** Symbols that names still go around. */
const FEW = 500
/** Metres by which the highest area stands above the ground, where areas stand as relief. */
const RELIEF_M = 6000
const RELIEF_PITCH = 45

/** The desk's map: our ground, areas in colour, things of the shown layers, and what a hand does on it. */
export async function createDeskMap(options: DeskMapOptions): Promise<DeskMap> {
  const { container, basemap, start, words, isStill } = options
  const unit = () => 1
  const shift = datumShift(basemap.datum)
  const startAt = shift.to([start.lng, start.lat])
  let theme = themeOf(false)
  let view: MapView | null = null
  let values: AreaValues = null
  let drawn: DrawnThings = { clusters: [], singles: [], shapes: [] }
  let districts: readonly MapArea[] = []
  let streets: readonly MapArea[] = []
  let lastValues: AreaValues = null
  let reliefHeight = 0
  let areaShare: (code: string) => number | null = () => null
  let alive = true
  await document.fonts.ready

  const engine: MapEngine = await createMapEngine({
    container,
    labels: options.labels,
    style: groundOf(basemap, theme.ground, unit()),
    unit,
    obstacles: () => [...options.obstacles(), ...markRects()],
    padding: () => ({ top: 0, right: 0, bottom: 0, left: 0 }),
    pitch: start.pitch,
    start: { center: startAt, zoom: start.zoom, pitch: start.pitch, bearing: start.bearing },
    labelZoom: LABEL_ZOOM,
    homeAfterMs: null,
  })
  const { map, bands } = engine
  map.getCanvas().setAttribute('tabindex', '-1')
  map.boxZoom.disable()
  map.keyboard.disable()

  /** Names make room for numbers and symbols, as far as these are few enough for names to be read among them. */
  function markRects(): Rect[] {
    const rect = (lng: number, lat: number, size: number): Rect => {
      const [x, y] = engine.project(lng, lat, liftAt(lng, lat))
      return { x: x - size / 2, y: y - size / 2, width: size, height: size }
    }
    const numbers = drawn.clusters.map(each => rect(each.lng, each.lat, clusterSize(each.count, unit())))
    if (drawn.singles.length > FEW) return numbers
    return [...numbers, ...drawn.singles.map(each => rect(each.lng, each.lat, sizeOf(each, unit())))]
  }
  const boxNow = () => {
    const bounds = map.getBounds()
    const [west, south] = shift.from([bounds.getWest(), bounds.getSouth()])
    const [east, north] = shift.from([bounds.getEast(), bounds.getNorth()])
    return [west, south, east, north] as const
  }
  const loads = createLoads({
    shift,
    onState: options.onState,
    onCells: (layer, cells) => options.onCells(layer, cells ? mostOf(cells) : 0),
    onChange: () => redraw(),
  })
  const camera = (): CameraView => {
    const { lng, lat } = map.getCenter()
    const [x, y] = shift.from([lng, lat])
    return { lng: x, lat: y, zoom: map.getZoom(), pitch: map.getPitch(), bearing: map.getBearing() }
  }

  const heightOf = (code: string) => (reliefHeight > 0 ? reliefRise(reliefHeight, areaShare(code)) : 0)
  /** A mark stands on the relief of its district, where there is one. */
  const liftAt = (lng: number, lat: number) => {
    if (reliefHeight === 0) return 0
    const district = areaUnder([lng, lat], districts, [], 0)
    return district ? heightOf(district.code) : 0
  }

  const redraw = () => {
    if (!view || !alive) return
    drawn = drawThings(bands, {
      layers: view.layers,
      things: loads.things,
      zoom: map.getZoom(),
      theme,
      signs: words.signs,
      count: words.count,
      unit: unit(),
      liftAt,
    })
    drawCounts(bands, view.layers, loads, theme, unit())
    // What is drawn can be counted, by tests and by whoever doubts the legend.
    container.dataset.counts = view.layers
      .filter(layer => layer.isOn)
      .map(({ id }) => `${id}:${loads.countOf(id)}`)
      .join(' ')
    engine.relabel()
  }

  const drawAreas = () => {
    if (!view || !alive) return
    const known = values
    reliefHeight = view.isRelief && known ? RELIEF_M : 0
    areaShare = shareOfValue(known)
    const height = reliefHeight
    const share = areaShare
    bands.set(
      'base',
      'areas',
      known || view.area
        ? areasLayer(
            'areas',
            districts.map(area => ({ ...area, share: share(area.code) })),
            {
              colours: theme.ground,
              height,
              opacity: known ? (height > 0 ? 0.92 : 0.72) : 0,
              picked: view.area,
              mark: theme.ink.blue,
              below: basemap.kind === 'style' ? undefined : belowStreets,
            },
          )
        : [],
    )
    engine.setLabels(
      areaLabels({
        districts,
        streets,
        lang: words.lang,
        figure: code => {
          const value = known?.get(code)
          return value === null || value === undefined ? undefined : words.value(value)
        },
        heightOf,
        zoom: LABEL_ZOOM,
      }),
    )
  }

  void areasOf('district', shift.to).then(list => {
    districts = list
    drawAreas()
  })
  const readStreets = () => {
    if (streets.length > 0 || map.getZoom() < 10.6) return
    void areasOf('street', shift.to).then(list => {
      streets = list
      drawAreas()
    })
  }

  const settled = () => {
    readStreets()
    loads.look(boxNow(), map.getZoom())
    redraw()
    options.onCamera(camera())
  }
  map.on('moveend', settled)

  const aim = (x: number, y: number) => {
    const project = (lng: number, lat: number) => engine.project(lng, lat, liftAt(lng, lat))
    const eye = { x, y, project, near: 11 * unit() }
    const reach = (cluster: DrawnThings['clusters'][number]) => clusterSize(cluster.count, unit()) / 2
    return hitAt(drawn, { ...eye, reach }) ?? countHit(loads, { ...eye, place: engine.unproject(x, y) })
  }
  const stopPointer = listenToPointer(engine, {
    aim,
    onClick: (hit, at) => options.onPick(hit, shift.from(at), areaUnder(at, districts, streets, map.getZoom())),
    onHover: options.onHover,
    onAsk: at => options.onAround(shift.from(at)),
  })

  const tool = createDrawTool({
    element: map.getCanvasContainer(),
    unproject: engine.unproject,
    hold: isHeld => (isHeld ? map.dragPan.disable() : map.dragPan.enable()),
    onDraw: ring => bands.set('editing', 'drawing', outlineLayer('drawing', ring, theme.ink.blue)),
    onDone: ring => options.onSelect(ring.map(shift.from)),
  })

  return {
    show(next, nextValues) {
      const isOtherTheme = next.isDark !== theme.isDark
      const before = view
      view = next
      values = nextValues
      if (isOtherTheme) {
        theme = themeOf(next.isDark)
        if (basemap.kind !== 'style') map.setStyle(groundOf(basemap, theme.ground, unit()), { diff: true })
      }
      if (before ? before.isRelief !== next.isRelief : next.isRelief && map.getPitch() === 0)
        map.easeTo({ pitch: next.isRelief ? RELIEF_PITCH : 0, duration: isStill ? 0 : 800 })
      if (!before) loads.look(boxNow(), map.getZoom())
      loads.ask(next.layers, { ...next, timeZone: options.timeZone })
      const isSame =
        before &&
        !isOtherTheme &&
        nextValues === lastValues &&
        before.layers === next.layers &&
        before.isRelief === next.isRelief &&
        before.area === next.area
      lastValues = nextValues
      if (isSame) return
      drawAreas()
      redraw()
    },
    goTo: ([west, south, east, north]) =>
      void map.fitBounds(
        [shift.to([west, south]), shift.to([east, north])].map(([x, y]) => [x, y] as [number, number]) as never,
        {
          padding: options.container.clientWidth > 900 ? { top: 90, left: 340, right: 420, bottom: 150 } : 40,
          duration: isStill ? 0 : 1200,
          maxZoom: 17,
        },
      ),
    lookAt: (place, zoom) =>
      void map.easeTo({
        center: [...shift.to(place)] as [number, number],
        ...(zoom === undefined ? {} : { zoom: Math.max(zoom, map.getZoom()) }),
        duration: isStill ? 0 : 900,
      }),
    zoomBy: levels => void map.easeTo({ zoom: map.getZoom() + levels, duration: isStill ? 0 : 250 }),
    panBy: (right, down) => void map.panBy([right, down], { duration: isStill ? 0 : 200 }),
    chooseTool: tool.choose,
    mark: ring => bands.set('editing', 'mark', outlineLayer('mark', ring.map(shift.to), theme.ink.blue)),
    pickPlace: place =>
      bands.set('editing', 'picked', pickedLayer('picked', place && shift.to(place), 15 * unit(), theme.ink.blue), 1),
    centre: () => {
      const { lng, lat } = map.getCenter()
      return shift.from([lng, lat])
    },
    box: boxNow,
    changed: loads.changed,
    destroy() {
      alive = false
      stopPointer()
      tool.stop()
      loads.stop()
      engine.destroy()
    },
  }
}
