import { belowStreets } from '../../../map/basemap/style'
import { createMapEngine, type MapEngine } from '../../../map/engine'
import type { Rect } from '../../../map/labels/place-labels'
import { areasLayer } from '../../../map/layers/areas.layer'
import { clusterSize, clustersLayer } from '../../../map/layers/clusters.layer'
import { outlineLayer, pickedLayer } from '../../../map/layers/outline.layer'
import { pointsLayer } from '../../../map/layers/points.layer'
import { shapesLayer } from '../../../map/layers/shapes.layer'
import { createDrawTool, type Tool } from '../../../map/selection/draw-tool'
import { type Hit, hitAt } from '../../../map/selection/hit'
import { type Gathered, gather } from '../../../map/things/clusters'
import type { Thing } from '../../../map/things/thing'
import type { LngLat } from '../../../shared/geo/geometry'
import type { Basemap } from '../domain/basemap'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import type { CameraView, MapView } from '../domain/map-view'
import { areaUnder, shareOfValue } from './area-values'
import { areasOf, type MapArea } from './areas'
import { datumShift } from './datum'
import { deskLabels } from './desk-labels'
import { groundOf } from './ground'
import { colourOf, lookOf, sizeOf, themeOf } from './looks'
import { createThingLoader, type LoadState } from './thing-loader'

export interface DeskMapWords {
  readonly lang: 'zh' | 'en'
  readonly signs: Readonly<Record<'red' | 'yellow', string>>
  readonly count: (count: number) => string
  readonly value: (value: number) => string
}

interface DeskMapOptions {
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
  readonly useTool: (tool: Tool) => void
  /** A ring on the ground: what was selected, or the circle that is asked about. */
  readonly mark: (ring: readonly LngLat[]) => void
  readonly pickPlace: (place: LngLat | null) => void
  readonly centre: () => LngLat
  /** west, south, east, north of what is in view. */
  readonly box: () => readonly [number, number, number, number]
  readonly changed: (layer: DeskLayerId) => void
  readonly destroy: () => void
}

/** Marks nearer than this many units of the screen become one. */
const GATHER = 44
const LABEL_ZOOM = 9
const LONG_PRESS_MS = 600

/** The desk's map: our ground, areas in colour, things of the shown layers, and what a hand does on it. */
export async function createDeskMap(options: DeskMapOptions): Promise<DeskMap> {
  const { container, basemap, start, words, isStill } = options
  const unit = () => 1
  const shift = datumShift(basemap.datum)
  const startAt = shift.to([start.lng, start.lat])
  let theme = themeOf(false)
  let view: MapView | null = null
  let values: AreaValues = null
  let gathered: Gathered = { clusters: [], singles: [] }
  let shapes: readonly Thing[] = []
  let districts: readonly MapArea[] = []
  let streets: readonly MapArea[] = []
  let lastValues: AreaValues = null
  let alive = true
  const things = new Map<DeskLayerId, readonly Thing[]>()
  await document.fonts.ready

  const engine: MapEngine = await createMapEngine({
    container,
    labels: options.labels,
    style: groundOf(basemap, theme, unit()),
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

  /** Labels make room for the numbers on the map. */
  function markRects(): Rect[] {
    return gathered.clusters.map(cluster => {
      const size = clusterSize(cluster.count, unit())
      const [x, y] = engine.project(cluster.lng, cluster.lat)
      return { x: x - size / 2, y: y - size / 2, width: size, height: size }
    })
  }
  const boxNow = () => {
    const bounds = map.getBounds()
    const [west, south] = shift.from([bounds.getWest(), bounds.getSouth()])
    const [east, north] = shift.from([bounds.getEast(), bounds.getNorth()])
    return [west, south, east, north] as const
  }
  const loader = createThingLoader({
    shift: shift.to,
    onState: options.onState,
    onThings: (layer, loaded) => {
      things.set(layer, loaded)
      drawThings()
    },
  })
  const camera = (): CameraView => {
    const { lng, lat } = map.getCenter()
    const [x, y] = shift.from([lng, lat])
    return { lng: x, lat: y, zoom: map.getZoom(), pitch: map.getPitch(), bearing: map.getBearing() }
  }

  const drawThings = () => {
    if (!view || !alive) return
    const shownView = view
    const on = shownView.layers.filter(layer => layer.isOn)
    const opacity = new Map(on.map(layer => [layer.id as string, layer.opacity]))
    const all = on.flatMap(layer => things.get(layer.id) ?? [])
    const points = all.filter(thing => thing.count > 0)
    shapes = all.filter(thing => thing.shape)
    gathered = gather(points, map.getZoom(), GATHER * unit())
    for (const [order, { id }] of on.entries())
      bands.set(
        'city',
        `shapes-${id}`,
        shapesLayer(
          `shapes-${id}`,
          shapes.filter(thing => thing.layer === id),
          { colour: thing => colourOf(thing, theme), width: 5 * unit(), opacity: opacity.get(id) ?? 1 },
        ),
        order,
      )
    for (const { id } of shownView.layers) if (!opacity.has(id)) bands.set('city', `shapes-${id}`, [])
    for (const [order, { id }] of on.entries())
      bands.set(
        'city',
        `points-${id}`,
        pointsLayer(
          `points-${id}`,
          gathered.singles.filter(thing => thing.layer === id && !isLit(thing)),
          {
            look: thing => lookOf(thing, theme, words.signs),
            size: thing => sizeOf(thing, unit()),
            opacity: opacity.get(id) ?? 1,
          },
        ),
        100 + order,
      )
    for (const { id } of shownView.layers) if (!opacity.has(id)) bands.set('city', `points-${id}`, [])
    bands.set(
      'city',
      'clusters',
      clustersLayer('clusters', gathered.clusters, {
        colourOf: layer => theme.ink[deskLayers[layer as DeskLayerId].colour],
        badgeOf: ({ lamp }) => (lamp === 'red' || lamp === 'yellow' ? theme.ink[lamp] : null),
        plate: theme.isDark ? theme.ink.surface : '#FFFFFF',
        text: theme.ink.text,
        figure: words.count,
        unit: unit(),
      }),
      200,
    )
    bands.set(
      'alerts',
      'lit',
      pointsLayer('lit', gathered.singles.filter(isLit), {
        look: thing => lookOf(thing, theme, words.signs),
        size: thing => sizeOf(thing, unit()),
        opacity: 1,
      }),
    )
    // What is drawn can be counted, by tests and by whoever doubts the legend.
    container.dataset.counts = on
      .map(({ id }) => `${id}:${(things.get(id) ?? []).reduce((sum, thing) => sum + thing.count, 0)}`)
      .join(' ')
    container.dataset.marks = `${gathered.clusters.length}+${gathered.singles.length}`
    engine.relabel()
  }

  const drawAreas = () => {
    if (!view || !alive) return
    const known = values
    const height = view.isRelief && known ? 9000 : 0
    const share = shareOfValue(known)
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
      deskLabels({
        districts,
        streets,
        lang: words.lang,
        figure: code => {
          const value = known?.get(code)
          return value === null || value === undefined ? undefined : words.value(value)
        },
        heightOf: code => (height > 0 ? height * (0.12 + 0.88 * (share(code) ?? 0)) : 0),
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
    loader.look(boxNow(), map.getZoom())
    drawThings()
    options.onCamera(camera())
  }
  map.on('moveend', settled)

  const aim = (x: number, y: number) =>
    hitAt(
      { ...gathered, shapes },
      {
        x,
        y,
        project: engine.project,
        reach: cluster => clusterSize(cluster.count, unit()) / 2,
        near: 11 * unit(),
      },
    )
  map.on('click', ({ point, lngLat }) => {
    const place = shift.from([lngLat.lng, lngLat.lat])
    options.onPick(aim(point.x, point.y), place, areaUnder([lngLat.lng, lngLat.lat], districts, streets, map.getZoom()))
  })
  let hovering = 0
  map.on('mousemove', ({ point }) => {
    cancelAnimationFrame(hovering)
    hovering = requestAnimationFrame(() => {
      if (!alive) return
      const hit = aim(point.x, point.y)
      map.getCanvas().style.cursor = hit ? 'pointer' : ''
      options.onHover(hit, point.x, point.y)
    })
  })
  map.on('mouseout', () => options.onHover(null, 0, 0))
  map.on('contextmenu', ({ lngLat, originalEvent }) => {
    originalEvent.preventDefault()
    options.onAround(shift.from([lngLat.lng, lngLat.lat]))
  })
  let press: ReturnType<typeof setTimeout> | undefined
  map.on('touchstart', ({ lngLat, points }) => {
    clearTimeout(press)
    if (points.length === 1)
      press = setTimeout(() => options.onAround(shift.from([lngLat.lng, lngLat.lat])), LONG_PRESS_MS)
  })
  for (const event of ['touchmove', 'touchend', 'touchcancel', 'dragstart'] as const)
    map.on(event, () => clearTimeout(press))

  const tool = createDrawTool({
    element: map.getCanvasContainer(),
    unproject: (x, y) => {
      const { lng, lat } = map.unproject([x, y])
      return [lng, lat]
    },
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
        if (basemap.kind !== 'style') map.setStyle(groundOf(basemap, theme, unit()), { diff: true })
      }
      if (before && before.isRelief !== next.isRelief)
        map.easeTo({ pitch: next.isRelief ? 45 : 0, duration: isStill ? 0 : 800 })
      loader.ask(
        next.layers.filter(layer => layer.isOn).map(layer => layer.id),
        { ...next, timeZone: options.timeZone },
      )
      if (!before) loader.look(boxNow(), map.getZoom())
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
      drawThings()
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
    useTool: tool.use,
    mark: ring => bands.set('editing', 'mark', outlineLayer('mark', ring.map(shift.to), theme.ink.blue)),
    pickPlace: place =>
      bands.set('editing', 'picked', pickedLayer('picked', place && shift.to(place), 15 * unit(), theme.ink.blue), 1),
    centre: () => {
      const { lng, lat } = map.getCenter()
      return shift.from([lng, lat])
    },
    box: boxNow,
    changed: loader.changed,
    destroy() {
      alive = false
      cancelAnimationFrame(hovering)
      clearTimeout(press)
      tool.stop()
      loader.stop()
      engine.destroy()
    },
  }
}

const isLit = ({ facts }: Thing) => facts.lamp === 'red' || facts.lamp === 'yellow'
