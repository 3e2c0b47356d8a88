import { randomBytes } from 'node:crypto'
import type { City } from '@/features/areas'
import { loadCity } from '@/features/areas/server'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { cellAt } from '@/features/layers'
import { connect, type Sql } from '@/platform/db/client'
import { startDatabase } from '@/platform/db/embedded'
import { migrate } from '@/platform/db/migrate'
import { dataFolder } from '../data-folder'
import { makePostgisPoints, POSTGIS_BIN, type TraceTile } from './postgis'

export interface BenchPoint {
  readonly lng: number
  readonly lat: number
  readonly district: string
}

/** A database of a bench's own on Debian's PostgreSQL, with a city's cases as our records and as PostGIS points. */
export interface TilesCity {
  readonly city: City
  readonly folder: string
  readonly url: string
  readonly sql: Sql
  close(): Promise<void>
}

export async function openTilesCity(say: (line: string) => void): Promise<TilesCity> {
  const folder = dataFolder()
  // Memory as a server of this size would have it, for both legs alike.
  const settings = { shared_buffers: '1GB', max_parallel_workers_per_gather: '0' }
  const server = await startDatabase({ dataDir: folder, binDir: POSTGIS_BIN, settings, say })
  await migrate(server.url)
  const sql = connect(`${server.url}?chengmai.rollups=off`, { max: 8 })
  const city = loadCity('chengdu')
  await loadWorkingCalendar(sql, city)
  return {
    city,
    folder,
    url: server.url,
    sql,
    async close() {
      await sql.end()
      await server.stop()
    },
  }
}

/** Numbers from 0 to 1, the same for the same start. */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Points as a city has them: two thirds around some hundred busy places, the rest anywhere inside. */
export function* cityPoints(city: City, count: number, random: () => number): Generator<BenchPoint> {
  const [west, south, east, north] = city.bounds
  const anywhere = () => [west + random() * (east - west), south + random() * (north - south)] as const
  const busy = Array.from({ length: 200 }, anywhere)
  const spread = () => (random() + random() + random() - 1.5) * 0.05
  for (let made = 0; made < count; ) {
    const centre = busy[Math.floor(random() * busy.length)] ?? anywhere()
    const [x, y] = random() < 0.66 ? [centre[0] + spread(), centre[1] + spread()] : anywhere()
    const [lng, lat] = [Number(x.toFixed(7)), Number(y.toFixed(7))]
    const place = city.locate(lng, lat)
    if (!place) continue
    made += 1
    yield { lng, lat, district: place.district }
  }
}

const BASE = Date.UTC(2026, 0, 1)

/** Writes so many open cases into our records and, the same, into PostGIS. */
export async function fillCity({ sql, city }: TilesCity, count: number, random: () => number): Promise<BenchPoint[]> {
  const sample: BenchPoint[] = []
  const classes = [...city.classes.keys()]
  const sink = await sql
    .unsafe(
      `copy record."case" (id, source, source_id, case_no, title, district, unit, lng, lat, held_from, known_from, ingested_at,
        cls, found_by, status, reported_at, return_count, rework_count, extended, suspended, supervised, fast_track,
        auto_dispatched, refiled, cls_valid) from stdin`,
    )
    .writable()
  let lines: string[] = []
  let at = 0
  const flush = async () => {
    const text = lines.join('')
    lines = []
    if (!sink.write(text)) await new Promise(resolve => sink.once('drain', resolve))
  }
  for (const { lng, lat, district } of cityPoints(city, count, random)) {
    const time = new Date(BASE + at * 1000).toISOString()
    const id = `${(BASE + at)
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-')}-7000-8000-${randomBytes(6).toString('hex')}`
    const cls = classes[Math.floor(random() * classes.length)]
    const status = ['reported', 'filed', 'dispatched', 'handling'][Math.floor(random() * 4)]
    lines.push(
      `${[id, 'bench', `B${at}`, `B${at}`, '案件', district, `U-${at % 40}`, lng, lat, time, time, time, cls, 'patrol', status, time, 0, 0, 'f', 'f', 'f', 'f', 'f', 'f', 't'].join('\t')}\n`,
    )
    if (at % 997 === 0) sample.push({ lng, lat, district })
    at += 1
    if (lines.length === 5000) await flush()
  }
  await flush()
  await new Promise<void>((resolve, reject) => {
    sink.once('finish', resolve)
    sink.once('error', reject)
    sink.end()
  })
  await sql.unsafe('vacuum analyze record."case"')
  await makePostgisPoints(sql)
  return sample
}

/** Tiles that people looking at these points would ask for, one after the other. */
export const traceOf = (
  points: readonly BenchPoint[],
  zoom: number,
  length: number,
  random: () => number,
): TraceTile[] =>
  Array.from({ length }, () => {
    const point = points[Math.floor(random() * points.length)]
    if (!point) throw new Error('no points')
    const [, x, y] = cellAt(point.lng, point.lat, zoom).split('/').map(Number)
    return { zoom, x: x ?? 0, y: y ?? 0 }
  })
