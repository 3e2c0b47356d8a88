import { createMapEngine, type MapEngine } from '../../../map/engine'
import type { Rect } from '../../../map/labels/place-labels'
import type { Feature } from '../../../map/terrain/polygons'
import { type Sketch, undrawn } from '../../../shared/geo/drawn-ground'
import type { LiveEvent } from '../../../ui/live/follow'
import { drawingLabels } from '../../emergency'
import type { WallMode } from '../domain/options'
import type { LayerPoints, MapFacts, MapLayer, WallSnapshot } from '../domain/snapshot'
import { flyArc } from './dispatch-arc'
import { drawnLayers } from './drawing-layers'
import { changeOf, layerOf, newDispatch, newLamp, tellsAll } from './event-points'
import { type LabelWords, wallLabels } from './labels'
import { drawIcons, type IconSheet, pointLayers } from './point-layers'
import { PointStore } from './point-store'
import { groundStyle } from './style'
import { buildTerrain, type Terrain, terrainLayers } from './terrain'

interface WallMapOptions {
  readonly container: HTMLElement
  readonly labels: HTMLElement
  readonly snapshot: WallSnapshot
  readonly mode: WallMode
  /** What is drawn at first. */
  readonly layers: readonly MapLayer[]
  readonly still: boolean
  readonly words: LabelWords
  readonly obstacles: () => readonly Rect[]
  /** What is new on the map, a thing or a lamp on one, asks for its ring; the page decides when it may move. */
  readonly onNew: (kind: 'red' | 'yellow' | 'arrival', ring: () => void) => void
  /** The ground is on the screen; the flight and the points may still be under way. */
  readonly onShown: () => void
}

export interface WallMap {
  readonly update: (snapshot: WallSnapshot, words: LabelWords) => void
  readonly apply: (event: LiveEvent) => void
  readonly reload: () => void
  /** Goes to a place, two levels closer than home where no zoom is said, and marks it; null goes home. */
  readonly look: (place: { readonly lng: number; readonly lat: number } | null, zoom?: number | null) => void
  /** What is drawn: a scene shows what it is about. */
  readonly show: (layers: readonly MapLayer[], only?: ThingFilter | null) => void
  /** Where the map stands, as the desk's map reads it in its address: `lng,lat,zoom,pitch,bearing`. */
  readonly view: () => string
  readonly destroy: () => void
}

const layers: readonly MapLayer[] = ['cases', 'projects', 'permits']
const filterNames = ['cls', 'status', 'stage'] as const
/** Values of things that are to be seen; an empty list is all. */
export type ThingFilter = Readonly<Record<(typeof filterNames)[number], readonly string[]>>
/** Deadlines pass without an event: the points are read again now and then. */
const READ_AGAIN_MS = 120_000
const FLIGHT_MS = 4000
const LOOK_MS = 2500
const LOOK_LEVELS = 2
/** Height of one wall unit follows the root's font size: 16 units a rem. */
const unitOf = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16

async function readJson<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return (await answer.json()) as T
}

/** The wall's map: relief by index, sketch of water and roads, open things as points, names and lamps above. */
export async function createWallMap(options: WallMapOptions): Promise<WallMap> {
  const { container, snapshot: first, mode, still } = options
  const base = '/api/v1'
  const area = new URLSearchParams({ area: first.area.code })
  const flat = mode === 'watch'
  const unit = unitOf()
  const urls = {
    province: `${base}/areas/boundaries/province.geojson`,
    districts: `${base}/areas/boundaries/districts.geojson`,
  }
  const [districts, sketch] = await Promise.all([
    readJson<{ features: Feature[] }>(urls.districts),
    readJson<Sketch>(`${base}/map/sketch`).catch((): Sketch => ({ ...undrawn, seats: {} })),
    document.fonts.ready,
  ])
  const { bounds } = first.map
  const middle = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2] as const
  const span = (bounds[2] - bounds[0]) * 111_300 * Math.cos((middle[1] * Math.PI) / 180)
  const valuesOf = ({ map }: WallSnapshot) => new Map(map.districts.map(district => [district.code, district.value]))
  const terrainOf = (shown: WallSnapshot) =>
    buildTerrain({ features: districts.features, sketch, values: valuesOf(shown), flat, span })
  // The relief is computed while the map's own worker starts.
  const [engine, firstTerrain] = await Promise.all([
    createMapEngine({
      container,
      labels: options.labels,
      style: groundStyle(urls.province, unit),
      unit: unitOf,
      obstacles: options.obstacles,
      padding: () => framePadding(flat),
      pitch: flat ? 0 : 40,
      start: { center: middle, zoom: 5.4 },
    }),
    terrainOf(first),
  ])
  const icons = drawIcons()
  let snapshot = first
  let words = options.words
  let heights = heightsOf(first.map)
  let terrain: Terrain = firstTerrain
  let stores = storesOn(terrain)
  let shownLayers = options.layers
  /** What a desk wants to be seen alone; then every change is asked about, not guessed. */
  let only: ThingFilter | null = null
  let frame = 0
  let alive = true

  /** Raises or lowers the relief where an index has moved. */
  const rebuild = async () => {
    const wanted = heightsOf(snapshot.map)
    if (wanted === heights) return
    heights = wanted
    const built = await terrainOf(snapshot)
    if (!alive) return
    terrain = built
    stores = storesOn(built)
    engine.setHome(homePoints(built, first))
    await read()
  }
  const read = async () => {
    const current = stores
    const asked = new URLSearchParams(area)
    for (const name of filterNames) if (only && only[name].length > 0) asked.set(name, only[name].join(','))
    await Promise.all(
      layers.map(async layer => {
        const points = await readJson<LayerPoints>(`${base}/map/points/${layer}?${asked}`).catch(() => null)
        if (points) current[layer].load(points)
      }),
    )
    draw()
  }
  let readTimer: ReturnType<typeof setTimeout> | undefined
  const readSoon = () => {
    if (readTimer !== undefined) return
    readTimer = setTimeout(() => {
      readTimer = undefined
      void read()
    }, 1500)
  }
  /** Draws at the next frame, however often it is asked for until then. */
  const draw = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      if (!alive) return
      show(engine, terrain, stores, icons, shownLayers)
      // What is drawn can be counted, by tests and by whoever doubts the legend.
      container.dataset.points = layers.map(layer => `${layer}:${stores[layer].all().length}`).join(' ')
    })
  }
  const relabel = () => {
    const { heightAt } = terrain.surface
    const drawn = drawnIn(snapshot)
    engine.bands.set('editing', 'room', drawnLayers(drawn, heightAt, unitOf()))
    engine.setLabels([
      ...drawingLabels(drawn, place => place, heightAt),
      ...wallLabels(snapshot, words, heightAt, shownLayers.includes('projects')),
    ])
  }

  engine.setHome(homePoints(terrain, first))
  draw()
  void engine.drawn().then(options.onShown)
  const again = setInterval(readSoon, READ_AGAIN_MS)
  await Promise.all([read(), engine.goHome(mode === 'briefing' && !still ? FLIGHT_MS : 0)])
  relabel()
  await engine.drawn()

  return {
    update(next, said) {
      snapshot = next
      words = said
      void rebuild().then(relabel)
    },
    apply(event) {
      const lamp = newLamp(event)
      if (lamp && !still) {
        const { lng, lat, colour } = lamp
        options.onNew(colour, () => engine.ring(lng, lat, terrain.surface.heightAt(lng, lat)))
      }
      const sent = still || flat || !shownLayers.includes('cases') ? null : newDispatch(event)
      const seat = sent && sketch.seats[sent.unit]
      if (sent && seat) {
        const lifted = (lng: number, lat: number) => [lng, lat, terrain.surface.heightAt(lng, lat)] as const
        const [from, to] = [lifted(...seat), lifted(sent.lng, sent.lat)]
        options.onNew('arrival', () => flyArc({ bands: engine.bands, from, to, unit: unitOf() }))
      }
      const layer = layerOf(event)
      if (!layer) return
      if (only || tellsAll(event)) return readSoon()
      for (const change of changeOf(event)) {
        const added = stores[layer].apply(event.seq, change)
        if (added && change.isNew && !still)
          options.onNew('arrival', () => engine.ring(added.lng, added.lat, added.lift))
      }
      draw()
    },
    reload: readSoon,
    look(place, zoom = null) {
      if (place === null) return void engine.goHome(still ? 0 : LOOK_MS)
      const { lng, lat } = place
      const camera = { center: [lng, lat] as [number, number], zoom: zoom ?? engine.homeZoom() + LOOK_LEVELS }
      if (still) engine.map.jumpTo(camera)
      else {
        engine.map.easeTo({ ...camera, duration: LOOK_MS, essential: true })
        engine.map.once('moveend', () => engine.ring(lng, lat, terrain.surface.heightAt(lng, lat)))
      }
    },
    show(wanted, filter = null) {
      shownLayers = wanted
      if (JSON.stringify(filter) !== JSON.stringify(only)) {
        only = filter
        void read()
      }
      draw()
      relabel()
      // Told once it is on the screen, for whoever takes a picture of it.
      void engine.drawn().then(() => {
        if (alive && shownLayers === wanted) container.dataset.layers = wanted.join(' ')
      })
    },
    view() {
      const { lng, lat } = engine.map.getCenter()
      const { map } = engine
      return [lng.toFixed(5), lat.toFixed(5), map.getZoom().toFixed(2), map.getPitch().toFixed(0), 0].join(',')
    },
    destroy() {
      alive = false
      clearInterval(again)
      clearTimeout(readTimer)
      cancelAnimationFrame(frame)
      engine.destroy()
    },
  }
}

/** What the incident room has drawn; nothing outside its scene. */
const drawnIn = ({ panels: { emergency } }: WallSnapshot) => (emergency?.state === 'ok' ? emergency.drawings : [])

/** The relief is built anew only where an index moved by half a point: less is not seen. */
const heightsOf = ({ districts }: MapFacts) =>
  districts.map(({ value }) => (value === null ? '-' : Math.round(value * 2))).join(',')

function show(
  engine: MapEngine,
  terrain: Terrain,
  stores: Record<MapLayer, PointStore>,
  icons: IconSheet,
  shown: readonly MapLayer[],
): void {
  const unit = unitOf()
  const of = (layer: MapLayer) => (shown.includes(layer) ? stores[layer].all() : [])
  const points = { cases: of('cases'), projects: of('projects'), permits: of('permits') }
  const [first, second] = shown
  engine.bands.set('base', 'terrain', terrainLayers(terrain, unit))
  engine.bands.set('city', 'things', pointLayers(points, unit, icons, second ? null : (first ?? null)))
}

const storesOn = ({ surface: { heightAt } }: Terrain): Record<MapLayer, PointStore> => ({
  cases: new PointStore(heightAt),
  projects: new PointStore(heightAt),
  permits: new PointStore(heightAt),
})

/** Room for the legend's foot and the time bar; in briefing the far hills may run past the left and right edge. */
function framePadding(flat: boolean) {
  const u = unitOf()
  const side = flat ? 20 * u : -26 * u
  return { top: (flat ? 24 : 12) * u, right: side, bottom: (flat ? 124 : 108) * u, left: side }
}

/** What the home view must show: the rims of the city's blocks, foot and top, or the corners of the wall's area. */
function homePoints({ surface }: Terrain, { area, map }: WallSnapshot): (readonly [number, number, number])[] {
  const [west, south, east, north] = map.bounds
  if (area.kind !== 'city' || surface.blocks.length === 0)
    return [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ].map(([lng = 0, lat = 0]) => [lng, lat, surface.heightAt(lng, lat)] as const)
  const rims = surface.blocks.flatMap(block => block.polygons.map(polygon => ({ block, rim: polygon[0] ?? [] })))
  return rims.flatMap(({ block, rim }) =>
    rim
      .filter((_, place) => place % 12 === 0)
      .flatMap(([lng, lat]) => [
        [lng, lat, 0] as const,
        [lng, lat, surface.flat ? 0 : block.base + surface.relief(lng, lat)] as const,
      ]),
  )
}
