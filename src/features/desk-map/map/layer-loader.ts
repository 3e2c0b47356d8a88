import type { LngLatBox } from '../../../map/things/tile-cover'
import type { DeskLayerId } from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'

export type LoadState = 'loading' | 'ready' | 'broken'

export interface InView {
  readonly box: LngLatBox
  readonly zoom: number
}

interface LayerLoaderOptions<Id extends DeskLayerId, T> {
  readonly read: (layer: Id, view: InView, asked: Asked, signal: AbortSignal) => Promise<T>
  /** Null: the layer is no longer drawn so. */
  readonly onLoaded: (layer: Id, loaded: T | null) => void
  readonly onState: (layer: Id, state: LoadState) => void
}

/** Keeps what is read of every shown layer as the view moves, the question changes, or the city does. */
export function createLayerLoader<Id extends DeskLayerId, T>({ read, onLoaded, onState }: LayerLoaderOptions<Id, T>) {
  const running = new Map<Id, AbortController>()
  let view: InView | null = null
  let shown: readonly Id[] = []
  let asked: Asked | null = null

  const load = async (layer: Id) => {
    if (!view || !asked) return
    running.get(layer)?.abort()
    const stop = new AbortController()
    running.set(layer, stop)
    onState(layer, 'loading')
    try {
      const loaded = await read(layer, view, asked, stop.signal)
      if (stop.signal.aborted) return
      onLoaded(layer, loaded)
      onState(layer, 'ready')
    } catch (error) {
      if (stop.signal.aborted) return
      console.error(error)
      onLoaded(layer, null)
      onState(layer, 'broken')
    }
  }

  return {
    /** The map shows another part of the ground. */
    look(box: LngLatBox, zoom: number) {
      view = { box, zoom }
      for (const layer of shown) void load(layer)
    },
    /** Other layers are shown, or the same are asked something else. */
    ask(layers: readonly Id[], question: Asked) {
      const before = asked
      asked = question
      for (const layer of shown)
        if (!layers.includes(layer)) {
          running.get(layer)?.abort()
          onLoaded(layer, null)
        }
      for (const layer of layers) {
        const isSame =
          before &&
          shown.includes(layer) &&
          thingSearch(layer, before).toString() === thingSearch(layer, question).toString()
        if (!isSame) void load(layer)
      }
      shown = [...layers]
    },
    /** Things of a layer have changed. */
    changed(layer: DeskLayerId) {
      const own = shown.find(each => each === layer)
      if (own) void load(own)
    },
    stop() {
      for (const each of running.values()) each.abort()
      shown = []
    },
  }
}
