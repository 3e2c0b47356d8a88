import type { Sql } from '@/platform/db/client'
import type { Relay } from '@/platform/events/relay'
import { singleton } from '@/platform/singleton'
import { Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { projectLamps } from '../data/project-lamps'
import { layers } from '../domain/layer'
import { LiveLayer } from './live-layer'

/** Time passes for open things and their clocks this often. */
const BEAT_MS = 1000
/** Lamps of `flags` are read again at most this often. */
const LAMPS_MS = 1000

interface Options {
  readonly sql: Sql
  readonly relay: Pick<Relay, 'subscribe' | 'head'>
  readonly city: City
  readonly now: () => Date
  readonly onError: (error: unknown) => void
}

/** All layers of this node, fed by its relay. */
export class MapStore {
  readonly layers: ReadonlyMap<string, LiveLayer>
  readonly loaded: Promise<void>
  #unsubscribe: () => void
  #beat: NodeJS.Timeout
  #lampsDue = false
  #lampsReading: Promise<void> | undefined
  #stopped = false

  constructor(readonly options: Options) {
    const { sql, relay, now } = options
    const onChange = ({ layer }: LiveLayer) => {
      if (layer.hasFlags) this.#lampsDue = true
    }
    this.layers = new Map(layers.map(each => [each.name, new LiveLayer(each, sql, () => now().getTime(), onChange)]))
    this.#unsubscribe = relay.subscribe(events => {
      for (const layer of this.layers.values()) layer.tell(events)
      if (
        events.some(
          each => /^(flag\.|records?\.)/.test(each.type) && /(flag|progress|project|approval_step)/.test(each.subject),
        )
      )
        this.#lampsDue = true
    })
    let lampsRead = 0
    this.#beat = setInterval(() => {
      for (const layer of this.layers.values()) layer.beat()
      if (this.#lampsDue && Date.now() - lampsRead >= LAMPS_MS) {
        lampsRead = Date.now()
        this.readLamps().catch(this.options.onError)
      }
    }, BEAT_MS)
    this.#beat.unref()
    this.loaded = this.#load()
    // Whoever asks for it is told; without anybody asking it is no unhandled failure.
    this.loaded.catch(() => {})
  }

  /** The moment the map stands at. */
  now(): Date {
    return this.options.now()
  }

  get isLoaded(): boolean {
    return [...this.layers.values()].every(each => each.isLoaded)
  }

  /** For `/readyz`: what is loaded, how much, and up to which event. */
  state() {
    const of = ({ isLoaded, seq, table }: LiveLayer) => ({ isLoaded, seq, things: table.size })
    return Object.fromEntries([...this.layers].map(([name, layer]) => [name, of(layer)]))
  }

  /** Loads layer by layer; a layer that fails is tried again until the store stops. */
  async #load(): Promise<void> {
    for (const layer of this.layers.values()) {
      while (!this.#stopped && !layer.isLoaded) {
        try {
          await layer.load(this.options.relay.head)
        } catch (error) {
          this.options.onError(error)
          await new Promise(resolve => setTimeout(resolve, BEAT_MS))
        }
      }
    }
    await this.readLamps()
  }

  /** Reads the lamps of projects; one reading at a time. */
  async readLamps(): Promise<void> {
    await this.#lampsReading
    this.#lampsDue = false
    const reading = async () => {
      for (const { layer, table } of this.layers.values())
        if (layer.hasFlags) table.setFlags(await projectLamps(this.options.sql, { at: this.options.now() }))
    }
    this.#lampsReading = reading().finally(() => {
      this.#lampsReading = undefined
    })
    await this.#lampsReading
  }

  /** Resolves when every event told so far is in the tables. */
  async settled(): Promise<void> {
    for (const layer of this.layers.values()) await layer.settled()
    await this.readLamps()
  }

  close(): void {
    this.#stopped = true
    clearInterval(this.#beat)
    this.#unsubscribe()
  }
}

const holder = () => singleton<{ store: MapStore | undefined }>('map-store', () => ({ store: undefined }))

/** Starts the store of this process and begins to load it. */
export function startMapStore(options: Options): MapStore {
  const store = new MapStore(options)
  holder().store = store
  return store
}

/** @throws Problem 503 `map-not-here` where this process keeps none */
export function mapStore(): MapStore {
  const { store } = holder()
  if (!store) throw new Problem(503, 'map-not-here', 'This process keeps no map.')
  return store
}
