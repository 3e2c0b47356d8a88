import { runServer } from '../running-server'
import { signedIn } from '../signed-in'
import { type IndexCity, openIndexCity } from './index-city'
import { copyCases, seedCases } from './index-fill'
import { look } from './looks'
import { median, type Ratio } from './pairs'
import type { BenchReport } from './report'

const SEED = 100_000
/** What a list, a map and the page of the wall may take of the server, ms. */
const LIMITS = { list: 100, map: 300, wall: 200 } as const
/** Each address is asked so often. */
const LOOKS = 9

type Kind = keyof typeof LIMITS

const counted = ['reported', 'open', 'overdue', 'closed', 'onTime', 'late', 'rework', 'returned', 'supervised'] as const
type Counts = Readonly<Record<(typeof counted)[number], number>>

interface Asked {
  readonly kind: Kind
  readonly route: string
  readonly ms: number
}

/**
 * One case in a hundred is still being handled, as on an ordinary day; half of those are past their limit. Of all, one
 * in fifty had come back, one in a hundred was supervised.
 */
const leaveSomeOpen = async ({ bare }: IndexCity) => {
  await bare`
    update record."case" set status = 'handling', handled_at = null, checked_at = null, closed_at = null,
      limit_at = now() + (hashtext(source_id) % 100) * interval '1 hour'
    where hashtext(id::text) % 100 = 0`
  await bare`
    update record."case" set return_count = 1, rework_count = 1, supervised = hashtext(source_id || id::text) % 2 = 0
    where hashtext(id::text || source_id) % 50 = 0`
}

const routesOf = (district: string, bounds: readonly number[]): readonly (readonly [Kind, string])[] => {
  const [west = 0, south = 0] = bounds
  const near = [west + 0.6, south + 0.6, west + 0.7, south + 0.7].map(each => each.toFixed(4)).join(',')
  return [
    ...[
      '/cases?limit=50',
      '/cases?limit=50&sort=due',
      '/cases?limit=50&counter=open&sort=due',
      '/cases?limit=50&counter=overdue&sort=due',
      ...['supervised', 'returned', 'rework', 'suspended'].flatMap(each => [
        `/cases?limit=50&counter=${each}&sort=due`,
        `/cases?limit=50&counter=${each}`,
      ]),
      `/cases?limit=50&area=${district}`,
      `/cases?limit=50&area=${district}&counter=open&sort=due`,
      '/cases?limit=50&cls=E01',
      `/cases?limit=50&bbox=${near}`,
      '/cases/counts?counter=open',
      `/cases/counts?area=${district}&counter=open`,
      '/cases/counts',
      `/cases/counts?area=${district}`,
    ].map(route => ['list', `/api/v1${route}`] as const),
    ...[
      '/api/v1/map/cells/cases?zoom=10&state=all',
      '/api/v1/map/cells/cases?zoom=10',
      `/api/v1/map/cells/cases?zoom=12&area=${district}`,
      '/api/v1/map/layers?layer=cases&state=all',
      '/api/v1/map/flows/cases',
      `/api/v1/map/things/cases?limit=100&bbox=${near}`,
      '/api/v1/map/days?layer=cases',
    ].map(route => ['map', route] as const),
    ...['', `&area=${district}`, '&scene=cases'].map(each => ['wall', `/screen?lang=zh${each}`] as const),
  ]
}

/**
 * Server time of the duty desk's lists, of the map and of the page of the wall over `--records` cases (a million), by
 * the slowest address of each ÷ what it may take. Numbers are compared with a plain count.
 */
export async function benchCases(say: (line: string) => void, args: readonly string[]): Promise<BenchReport> {
  const records = Number(args[args.indexOf('--records') + 1] || process.env.BENCH_RECORDS) || 1_000_000
  const bench = await openIndexCity(say)
  try {
    const { city, folder, url, bare } = bench
    await seedCases(bench, Math.min(SEED, records))
    await copyCases(bench, records)
    await leaveSomeOpen(bench)
    await bare.unsafe('vacuum analyze record."case"')
    const server = await runServer({
      dataDir: folder,
      environment: { DATABASE_URL: url, ROLE: 'web', CITY: city.key, RATE_LIMIT: '0' },
    })
    try {
      const cookie = await signedIn(server, { roles: ['duty-officer'] })
      const asked: Asked[] = []
      for (const [kind, route] of routesOf(city.districts[0]?.code ?? city.code, city.bounds)) {
        const ms = await look(`${server.baseUrl}${route}`, { cookie, times: LOOKS })
        asked.push({ kind, route, ms })
        say(`${kind} ${ms.toFixed(0)} ms ${route}`)
      }
      const answer = await fetch(`${server.baseUrl}/api/v1/cases/counts`, { headers: { cookie } })
      const counts = (await answer.json()) as Counts
      const [plain] = await bare<Counts[]>`
        select count(*)::int as reported, count(*) filter (where status not in ('closed', 'rejected', 'voided'))::int as open,
          count(*) filter (where status = 'handling' and limit_at < now())::int as overdue,
          count(*) filter (where status = 'closed')::int as closed,
          count(*) filter (where handled_at <= limit_at)::int as "onTime",
          count(*) filter (where handled_at > limit_at)::int as late,
          count(*) filter (where rework_count > 0)::int as rework,
          count(*) filter (where return_count > 0)::int as returned, count(*) filter (where supervised)::int as supervised
        from live."case"`
      const differing = counted.filter(each => counts[each] !== plain?.[each]).length
      return {
        bench: 'cases',
        at: new Date().toISOString(),
        results: (Object.keys(LIMITS) as Kind[]).map(kind => ratioOf(kind, asked)),
        correctness: { checked: counted.length, differing },
        notes: [
          `${plain?.reported.toLocaleString('en')} cases, ${plain?.open.toLocaleString('en')} open`,
          ...asked.map(({ kind, route, ms }) => `${kind}: ${ms.toFixed(0)} ms of ${LIMITS[kind]}  ${route}`),
        ],
      }
    } finally {
      await server.stop()
    }
  } finally {
    await bench.close()
  }
}

function ratioOf(kind: Kind, asked: readonly Asked[]): Ratio {
  const times = asked.filter(each => each.kind === kind).map(each => each.ms)
  const slowest = Math.max(...times)
  return {
    name: kind,
    ours: slowest,
    baseline: LIMITS[kind],
    unit: 'ms allowed',
    ratio: slowest / LIMITS[kind],
    low: median(times) / LIMITS[kind],
    high: slowest / LIMITS[kind],
    pairs: LOOKS,
  }
}
