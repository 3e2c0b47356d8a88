import { type RunningServer, runServer } from '../running-server'
import { signedIn } from '../signed-in'
import type { IndexCity } from './index-city'
import { countCases, fillCases, seedCases } from './index-fill'
import type { IndexOptions, IndexPart } from './index-options'
import { look } from './looks'
import { median } from './pairs'

const KEY = 'a-key-for-the-index-bench'
const SEED = 100_000
/** What a page may take of the server, ms. */
const LIMIT = 200
/** Each address is asked once to warm it, then so often. */
const LOOKS = 5

interface Listed {
  readonly code: string
  readonly dataset: string
  readonly value: number | null
}

interface HeatMap {
  readonly codes: readonly string[]
  readonly values: readonly (readonly (number | null)[])[]
}

/** One address, with the median of its looks. */
interface Asked {
  readonly kind: string
  readonly route: string
  readonly ms: number
}

/**
 * Server time of the pages of the index over `records` cases, each by its slowest address ÷ the 200 ms that a page may
 * take. The worker is stopped first: what every page says of a value is then the same, and is compared.
 */
export async function benchPages(
  bench: IndexCity,
  { records }: IndexOptions,
  say: (line: string) => void,
): Promise<IndexPart> {
  const { city, folder, url, live } = bench
  const note = await filled(bench, records)
  await live.unsafe('vacuum analyze')
  say(`pages: ${note}`)
  const server = await runServer({
    dataDir: folder,
    environment: { DATABASE_URL: url, ROLE: 'web', CITY: city.key, INGEST_KEY: KEY, RATE_LIMIT: '0' },
    readyWithin: 600_000,
  })
  try {
    const { items } = await json<{ items: readonly Listed[] }>(server, '/api/v1/indicators')
    const codes = items.filter(each => each.dataset === 'case').map(each => each.code)
    const cookie = await signedIn(server, { roles: ['leader', 'index-editor'] })
    const asked: Asked[] = []
    const ask = async (kind: string, routes: readonly string[], until: 'all' | 'first byte' = 'all') => {
      const own: Asked[] = []
      for (const route of routes) {
        const ms = await look(`${server.baseUrl}${route}`, { cookie, times: LOOKS, until })
        own.push({ kind, route, ms })
      }
      asked.push(...own)
      const slowest = worst(own)
      const middle = median(own.map(each => each.ms))
      say(
        `pages: ${kind} median ${middle.toFixed(0)} ms, slowest ${slowest.ms.toFixed(0)} ms ${slowest.route} of ${own.length}`,
      )
    }
    const district = city.districts[0]?.code ?? city.code
    await ask('list', ['/index?lang=zh', '/index?lang=en', `/index?lang=zh&area=${district}`])
    await ask('heat map', ['/index?lang=zh&view=heat', '/api/v1/indicators/heat-map'])
    const every = (route: (code: string) => string) => codes.map(route)
    await ask(
      'one indicator',
      every(code => `/index/${code}?lang=zh`),
    )
    await ask('records', [
      ...every(code => `/api/v1/indicators/${code}/records?part=numerator`),
      ...every(code => `/api/v1/indicators/${code}/records?part=denominator`),
    ])
    await ask('export', ['/api/v1/indicators/export.csv', '/api/v1/indicators/export.xlsx'])
    await ask(
      'rows as CSV',
      every(code => `/api/v1/indicators/${code}/records.csv?part=denominator`),
      'first byte',
    )

    const correctness = await compareValues(server, items)
    const slowest = worst(asked)
    const late = asked.filter(each => each.ms > LIMIT)
    const kinds = [...new Set(asked.map(each => each.kind))]
    return {
      ratio: {
        name: 'pages',
        ours: slowest.ms,
        baseline: LIMIT,
        unit: 'ms allowed',
        ratio: slowest.ms / LIMIT,
        low: median(asked.map(each => each.ms)) / LIMIT,
        high: slowest.ms / LIMIT,
        pairs: LOOKS,
      },
      correctness,
      notes: [
        `pages: ${note}`,
        ...kinds.map(kind => {
          const own = asked.filter(each => each.kind === kind)
          return `pages: ${kind}: median ${median(own.map(each => each.ms)).toFixed(0)} ms, slowest ${worst(own).ms.toFixed(0)} ms (${worst(own).route}), ${own.filter(each => each.ms > LIMIT).length} of ${own.length} above ${LIMIT} ms`
        }),
        `pages: ${late.length} of ${asked.length} addresses above ${LIMIT} ms`,
      ],
    }
  } finally {
    await server.stop()
  }
}

/** As many cases with their values; what a part before this one left serves as well. */
async function filled(bench: IndexCity, records: number): Promise<string> {
  const there = await countCases(bench.bare)
  if (there >= records) return `${there.toLocaleString('en')} cases that were there`
  await seedCases(bench, Math.min(SEED, records))
  const { worker, note } = await fillCases(bench, records)
  await worker.stop()
  return note
}

const worst = (asked: readonly Asked[]): Asked => {
  const [first, ...rest] = asked
  if (!first) throw new Error('nothing was asked')
  return rest.reduce((most, each) => (each.ms > most.ms ? each : most), first)
}

async function json<T>(server: RunningServer, route: string): Promise<T> {
  const answer = await server.read(route)
  if (!answer.ok) throw new Error(`${route}: ${answer.status}`)
  return (await answer.json()) as T
}

/** The list, the heat map and the page of one indicator must say the same. */
async function compareValues(server: RunningServer, items: readonly Listed[]): Promise<IndexPart['correctness']> {
  const heat = await json<HeatMap>(server, '/api/v1/indicators/heat-map')
  const inCity = new Map(heat.codes.map((code, row) => [code, heat.values[0]?.[row] ?? null]))
  let differing = 0
  for (const { code, value } of items) {
    const one = await json<Listed>(server, `/api/v1/indicators/${code}`)
    const shown = inCity.get(code)
    const isNear = value === null ? shown === null : shown != null && Math.abs(shown - value) <= 0.000_05
    if (one.value !== value || !isNear) differing++
  }
  return { checked: items.length, differing }
}
