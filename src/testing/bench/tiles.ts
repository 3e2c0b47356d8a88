import { rm } from 'node:fs/promises'
import { readTile } from '@/features/layers/domain/tile/read-tile'
import { type RunningServer, runServer } from '../running-server'
import { inTurns, type Leg, median, type Ratio } from './pairs'
import { pointCell } from './point-cell'
import { pointsInTile, postgisTile, requirePostgis, type TraceTile } from './postgis'
import { RawHttp } from './raw-http'
import type { BenchReport } from './report'
import { fillCity, openTilesCity, randomStream, type TilesCity, traceOf } from './tiles-city'
import { type Changes, changeCases } from './tiles-live'

const POINTS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const PAIRS = Number(process.env.BENCH_PAIRS ?? 7)
const TRACE = 500
/** How often a leg goes through its trace: long enough that one collection of garbage is not the figure. */
const TIMES = { z14: 6, z12: 3 } as const
/** Askers at a time, on both sides. */
const ASKERS = 4
/** Tiles of each trace whose counts are held against the records. */
const CHECKED = 40
const LARGEST = 60_000

const pathOf = ({ zoom, x, y }: TraceTile) => `/api/v1/tiles/cases/${zoom}/${x}/${y}.mvt?state=all`

const repeated = <T>(trace: readonly T[], times: number) => Array.from({ length: times }, () => trace).flat()

/** Goes through a trace with some askers; answers tiles a second. */
async function ratePerSecond(trace: readonly TraceTile[], ask: (tile: TraceTile, asker: number) => Promise<unknown>) {
  let next = 0
  const began = performance.now()
  const asker = async (_: unknown, at: number) => {
    for (let tile = trace[next++]; tile; tile = trace[next++]) await ask(tile, at)
  }
  await Promise.all(Array.from({ length: ASKERS }, asker))
  return trace.length / ((performance.now() - began) / 1000)
}

interface Bench {
  readonly city: TilesCity
  readonly server: RunningServer
  readonly traces: Readonly<Record<'z14' | 'z12', readonly TraceTile[]>>
  readonly say: (line: string) => void
}

async function idleLegs({ city, server, traces, say }: Bench): Promise<Ratio[]> {
  const ratios: Ratio[] = []
  const askers = Array.from({ length: ASKERS }, () => new RawHttp(server.port))
  for (const name of ['z14', 'z12'] as const) {
    const long = repeated(traces[name], TIMES[name])
    const ours: Leg = () => ratePerSecond(long, (tile, at) => (askers[at] as RawHttp).get(pathOf(tile)))
    const baseline: Leg = () => ratePerSecond(long, tile => postgisTile(city.sql, tile))
    // Both warm before they are measured.
    await ours()
    await baseline()
    ratios.push(await inTurns(name, 'tiles/s', PAIRS, ours, baseline, say))
  }
  for (const each of askers) each.close()
  return ratios
}

/** The same server idle and under changes, in turns. */
async function liveLegs({ server, traces, say }: Bench, changes: Changes): Promise<Ratio[]> {
  const ratios: Ratio[] = []
  const askers = Array.from({ length: ASKERS }, () => new RawHttp(server.port))
  for (const name of ['z14', 'z12'] as const) {
    const long = repeated(traces[name], TIMES[name])
    const rate: Leg = () => ratePerSecond(long, (tile, at) => (askers[at] as RawHttp).get(pathOf(tile)))
    const live: Leg = () => changes.during(rate)
    ratios.push(await inTurns(`${name}-live`, 'tiles/s', PAIRS, live, rate, say))
  }
  for (const each of askers) each.close()
  return ratios
}

/** Counts of tiles against the records, and their sizes. */
async function check({
  city,
  server,
  traces,
}: Bench): Promise<{ checked: number; differing: number; largest: number }> {
  const asker = new RawHttp(server.port)
  let [checked, differing, largest] = [0, 0, 0]
  for (const trace of Object.values(traces))
    for (const tile of trace.slice(0, CHECKED)) {
      const { body } = await asker.get(pathOf(tile))
      const features = readTile(body).cases ?? []
      const counted = features.reduce((sum, each) => sum + Number(each.properties.count), 0)
      largest = Math.max(largest, body.length)
      checked += 1
      if (counted !== (await pointsInTile(city.sql, tile)) || body.length > LARGEST) differing += 1
    }
  for (const zoom of [0, 4, 8, 10]) {
    for (const tile of traceOf(
      [{ lng: city.city.center[0], lat: city.city.center[1], district: '' }],
      zoom,
      1,
      Math.random,
    )) {
      const { body } = await asker.get(pathOf(tile))
      largest = Math.max(largest, body.length)
    }
  }
  asker.close()
  return { checked, differing, largest }
}

/**
 * Tiles over HTTP ÷ ST_AsMVT on the same points, tiles under a thousand changes a second ÷ idle, and points to cells
 * ÷ a spatial join; nothing is cached.
 */
export async function benchTiles(say: (line: string) => void): Promise<BenchReport> {
  requirePostgis()
  const random = randomStream(7)
  const city = await openTilesCity(say)
  let server: RunningServer | undefined
  try {
    say(`writing ${POINTS.toLocaleString('en')} cases, for us and for PostGIS`)
    const sample = await fillCity(city, POINTS, random)
    const began = performance.now()
    server = await runServer({
      dataDir: city.folder,
      environment: { DATABASE_URL: city.url, ROLE: 'realtime', DEMO: '1', RATE_LIMIT: '100' },
    })
    const start = (performance.now() - began) / 1000
    const traces = { z14: traceOf(sample, 14, TRACE, random), z12: traceOf(sample, 12, TRACE, random) }
    const bench: Bench = { city, server, traces, say }
    const correct = await check(bench)
    const idle = await idleLegs(bench)
    const changes = await changeCases(bench.server, city)
    const live = await liveLegs(bench, changes)
    const cells = await pointCell(city, PAIRS, random, say)
    const { stale, rate, failed } = changes.found()
    return {
      bench: 'tiles',
      at: new Date().toISOString(),
      results: [...idle, ...live, cells.ratio],
      correctness: {
        checked: correct.checked + cells.checked + stale.length,
        differing: correct.differing + cells.differing + failed,
      },
      notes: [
        `${POINTS.toLocaleString('en')} points, ${TRACE} tiles a trace, ${ASKERS} askers; start to readiness with them ${start.toFixed(1)} s`,
        `largest tile ${correct.largest.toLocaleString('en')} bytes (limit ${LARGEST.toLocaleString('en')})`,
        `changes ${rate.toFixed(0)}/s; a posted change is on its tile after ${median(stale).toFixed(0)} ms (median), ${Math.max(...stale).toFixed(0)} ms (longest of ${stale.length}; limit 500)`,
      ],
    }
  } finally {
    await server?.stop()
    await city.close()
    await rm(city.folder, { recursive: true, force: true })
  }
}
