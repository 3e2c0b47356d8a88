import {
  type Chunk,
  demoSources,
  generators,
  LiveCity,
  openWorld,
  profileOf,
  seedingChunks,
} from '../../../../seed/demo'
import type { Clock } from '../../../platform/clock'
import type { City } from '../../areas'
import { type DemoProgress, startProgress } from '../domain/progress'
import { openDoor } from './door'
import { feedCity } from './feed-city'
import { keepProgress, readDemoProgress } from './progress-file'
import { seedCity } from './seed-city'

export interface DemoOptions {
  /** Where the city's interface answers, e.g. `http://127.0.0.1:3000`. */
  readonly baseUrl: string
  readonly ingestKey: string
  readonly city: City
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly dataDir: string
  readonly onProgress?: (line: string) => void
  /** Called when the first part is in: from here on the city is what the wall shows. */
  readonly onReady?: () => void
  readonly seed?: string
  /** 1 = the whole demo city. */
  readonly scale?: number
  /** Days of events before today; three years by default. */
  readonly history?: number
}

const SEED = 'chengmai'

/**
 * Creates the demo city through the public ingest door and then lets it live, until the signal is aborted.
 * What was delivered is remembered, so a seeding that was killed goes on where it stopped, and a city that is
 * complete is only fed with what happened since.
 */
export async function startDemo(options: DemoOptions): Promise<void> {
  const { city, clock, signal, dataDir, onProgress = () => {}, onReady, seed = SEED, scale = 1, history } = options
  const keeper = keepProgress(dataDir, await resume(dataDir, city, seed, clock))
  await keeper.change({})
  const world = openWorld({ city, anchor: Date.parse(keeper.now.anchor), seed, scale, ...(history ? { history } : {}) })
  const door = openDoor(options)
  const making = generators(world)
  const { first, rest } = seedingChunks(world, making)
  const percentOf = share([...first, ...rest])
  try {
    for (const source of demoSources) await door.introduce(profileOf(source))
    await seedCity({ chunks: first, door, keeper, percentOf, onProgress })
    await keeper.change({ ready: true })
    onReady?.()
    const told = Date.parse(keeper.now.fedUntil ?? keeper.now.anchor)
    const live = new LiveCity(world, making, told)
    await Promise.all([
      feedCity({
        live,
        door,
        clock,
        signal,
        onProgress,
        remember: at => keeper.change({ fedUntil: at.toISOString() }),
      }),
      seedCity({ chunks: rest, door, keeper, percentOf, onProgress }).then(async () => {
        await keeper.change({ percent: 100 })
        onProgress(`demo city complete: ${keeper.now.rows} rows, ${keeper.now.rejected} refused`)
      }),
    ])
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** Percent by weight, held at 99 until the last delivery is in. */
function share(chunks: readonly Chunk[]): (done: readonly string[]) => number {
  const all = chunks.reduce((sum, chunk) => sum + chunk.weight, 0)
  const weights = new Map(chunks.map(chunk => [chunk.name, chunk.weight]))
  return done => {
    const sum = done.reduce((total, name) => total + (weights.get(name) ?? 0), 0)
    return Math.min(99, Math.floor((100 * sum) / Math.max(1, all)))
  }
}

/** Where an earlier run stopped, if it made this very city; else a beginning. */
async function resume(dataDir: string, city: City, seed: string, clock: Clock): Promise<DemoProgress> {
  const saved = await readDemoProgress(dataDir)
  return saved?.city === city.key && saved.seed === seed ? saved : startProgress(city.key, seed, clock.now())
}
