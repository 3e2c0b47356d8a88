import type { Thing } from '../../../map/things/thing'
import type { LngLatBox } from '../../../map/things/tile-cover'
import { createTileSource, type TileSource } from '../../../map/things/tile-source'
import type { LngLat } from '../../../shared/geo/geometry'
import { type DeskLayerId, deskLayers } from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'

export type LoadState = 'loading' | 'ready' | 'broken'

interface LoaderOptions {
  /** Moves WGS 84 onto the basemap's datum. */
  readonly shift: (place: LngLat) => LngLat
  readonly onThings: (layer: DeskLayerId, things: readonly Thing[]) => void
  readonly onState: (layer: DeskLayerId, state: LoadState) => void
}

/** Deepest tiles that are asked for: beyond it the same things lie further apart. */
const MAX_ZOOM = 16

/** Keeps the things of every shown layer as the view moves, the question changes, or the city does. */
export function createThingLoader({ shift, onThings, onState }: LoaderOptions) {
  const sources = new Map<DeskLayerId, { readonly question: string; readonly source: TileSource }>()
  const running = new Map<DeskLayerId, AbortController>()
  let view: { readonly box: LngLatBox; readonly zoom: number } | null = null
  let shown: readonly DeskLayerId[] = []
  let asked: Asked | null = null

  const sourceOf = (id: DeskLayerId, question: string): TileSource => {
    const known = sources.get(id)
    if (known?.question === question) return known.source
    const { tiles } = deskLayers[id]
    const source = createTileSource({
      layer: id,
      tileLayer: tiles,
      url: ({ z, x, y }) => `/api/v1/tiles/${tiles}/${z}/${x}/${y}.mvt?${question}`,
      maxZoom: MAX_ZOOM,
    })
    sources.set(id, { question, source })
    return source
  }

  const load = async (id: DeskLayerId) => {
    if (!view || !asked) return
    running.get(id)?.abort()
    const stop = new AbortController()
    running.set(id, stop)
    onState(id, 'loading')
    try {
      const things = await sourceOf(id, thingSearch(id, asked).toString()).load(view.box, view.zoom, stop.signal)
      if (stop.signal.aborted) return
      onThings(id, things.map(shifted))
      onState(id, 'ready')
    } catch (error) {
      if (stop.signal.aborted) return
      console.error(error)
      onThings(id, [])
      onState(id, 'broken')
    }
  }

  const shifted = (thing: Thing): Thing => {
    const [lng, lat] = shift([thing.lng, thing.lat])
    const { shape } = thing
    if (!shape) return { ...thing, lng, lat }
    return {
      ...thing,
      lng,
      lat,
      shape:
        shape.kind === 'line'
          ? { kind: 'line', lines: shape.lines.map(line => line.map(shift)) }
          : { kind: 'area', rings: shape.rings.map(ring => ring.map(shift)) },
    }
  }

  return {
    /** The map shows another part of the ground. */
    look(box: LngLatBox, zoom: number) {
      view = { box, zoom }
      for (const id of shown) void load(id)
    },
    /** Other layers are shown, or the same are asked something else. */
    ask(layers: readonly DeskLayerId[], question: Asked) {
      for (const id of shown)
        if (!layers.includes(id)) {
          running.get(id)?.abort()
          onThings(id, [])
        }
      const before = asked
      asked = question
      for (const id of layers) {
        const isSame =
          before && shown.includes(id) && thingSearch(id, before).toString() === thingSearch(id, question).toString()
        if (!isSame) void load(id)
      }
      shown = [...layers]
    },
    /** Things of a layer have changed. */
    changed(id: DeskLayerId) {
      sources.get(id)?.source.forget()
      if (shown.includes(id)) void load(id)
    },
    stop() {
      for (const each of running.values()) each.abort()
      shown = []
    },
  }
}
