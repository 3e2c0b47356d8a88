import { setTimeout as sleep } from 'node:timers/promises'
import { readMoments } from '@/features/indicators/data/values.queries'
import { runServer } from '../running-server'
import { RecentCases } from './index-cases'
import { type IndexCity, recountAll, startWorker } from './index-city'
import type { IndexOptions, IndexPart } from './index-options'
import { median } from './pairs'

const KEY = 'a-key-for-the-index-bench'
const ROUNDS = 3
/** Deliveries a second; each has its share of the offered records. */
const DELIVERIES = 5
/** Pause between two looks, so that looking does not use up the processor that is being looked at. */
const LOOK_MS = 5

interface Listed {
  readonly code: string
  readonly formula: string
  readonly class: string
  readonly length: string
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN

/** A look at the denominator that counts every case of the week. */
interface Look {
  readonly at: number
  readonly took: number
  readonly count: number
}

/** One delivery that was acknowledged. */
interface Acknowledged {
  readonly batch: string
  readonly at: number
}

/**
 * Milliseconds from the acknowledgement of a delivery until GET gives a value with it, at a steady rate. All kept values
 * of a round are stored in one transaction, so one of them, the number of all cases, tells for all; that they are the
 * right ones is what the recount says.
 */
export async function benchFreshness(
  bench: IndexCity,
  options: IndexOptions,
  say: (line: string) => void,
): Promise<IndexPart> {
  const { city, folder, url, live } = bench
  const worker = startWorker(bench)
  const server = await runServer({
    dataDir: folder,
    environment: { DATABASE_URL: url, ROLE: 'realtime', CITY: city.key, INGEST_KEY: KEY },
  })
  const get = async <T>(route: string): Promise<T> => {
    const answer = await server.read(`/api/v1${route}`)
    if (!answer.ok) throw new Error(`${route}: ${answer.status}`)
    return (await answer.json()) as T
  }
  const cases = new RecentCases(city)
  const post = async (csv: string): Promise<Acknowledged> => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'text/csv' }
    const answer = await fetch(`${server.baseUrl}/api/v1/datasets/case/records`, { method: 'POST', headers, body: csv })
    const outcome = (await answer.json()) as { batch: string; accepted: number }
    if (!answer.ok || outcome.accepted !== rowsEach) throw new Error(JSON.stringify(outcome))
    return { batch: outcome.batch, at: performance.now() }
  }
  const rowsEach = Math.ceil(options.rate / DELIVERIES)
  try {
    await worker.current()
    const { items } = await get<{ items: readonly Listed[] }>('/indicators')
    const slowItems = items.filter(each => each.class === 'holistic' && /\(case[,.)]/.test(each.formula))
    const watched = items.find(each => /^ratio\(.*, count\(case\)\)$/.test(each.formula) && each.length === 'weekly')
    if (!watched) throw new Error('no indicator counts all cases of a week')
    const look = async (): Promise<Look> => {
      const began = performance.now()
      const { denominator } = await get<{ denominator: number | null }>(`/indicators/${watched.code}`)
      const at = performance.now()
      return { at, took: at - began, count: denominator ?? 0 }
    }

    const rounds: { p50: number; p99: number; get: number; achieved: number }[] = []
    // the first deliveries prepare statements and workers
    for (let i = 0; i < 2; i++) await post(cases.csv(rowsEach, Date.now()))
    for (let round = 0; round < ROUNDS; round++) {
      const deliveries = Array.from({ length: options.seconds * DELIVERIES }, () => cases.csv(rowsEach, Date.now()))
      await worker.current()
      rounds.push(await offer(deliveries, look))
    }
    const last = Date.now()
    await worker.current()
    const slow = await holisticSeconds(last)
    const { cells, differing } = await recountAll(bench)
    if (differing.length > 0) say(`differing: ${differing.slice(0, 20).join(', ')}`)
    const ratios = rounds.map(each => each.p99 / each.get)
    const list = (of: (round: (typeof rounds)[number]) => number) => rounds.map(each => of(each).toFixed(0)).join(', ')
    return {
      ratio: {
        name: 'freshness',
        ours: median(rounds.map(each => each.p99)),
        baseline: median(rounds.map(each => each.get)),
        unit: 'ms p99',
        ratio: median(ratios),
        low: Math.min(...ratios),
        high: Math.max(...ratios),
        pairs: ROUNDS,
      },
      correctness: { checked: cells, differing: differing.length },
      notes: [
        `freshness: baseline is the same GET by itself; offered ${options.rate.toLocaleString('en')} records/s in deliveries of ${rowsEach.toLocaleString('en')}, achieved ${list(each => each.achieved)}; p50 ${list(each => each.p50)} ms, p99 ${list(each => each.p99)} ms`,
        `freshness is of the algebraic and calendar indicators; the ${slowItems.length} holistic ones that read cases had all followed ${slow.toFixed(1)} s after the last delivery`,
      ],
    }

    /** Sends the deliveries at their times, whether or not the ones before are done, and looks all the while. */
    async function offer(deliveries: readonly string[], see: () => Promise<Look>) {
      const before = (await see()).count
      const alone: number[] = []
      for (let i = 0; i < 20; i++) alone.push((await see()).took)
      const looks: Look[] = []
      let isOver = false
      const looking = (async () => {
        while (!isOver) {
          looks.push(await see())
          await sleep(LOOK_MS)
        }
      })()
      looking.catch(() => {})
      const began = performance.now()
      const send = async (csv: string, i: number) => {
        await sleep((i * 1000) / DELIVERIES)
        return post(csv)
      }
      const acknowledged = await Promise.all(deliveries.map(send)).finally(() => {
        isOver = true
      })
      const ended = Math.max(...acknowledged.map(each => each.at))
      await looking
      do {
        looks.push(await see())
        await sleep(LOOK_MS)
      } while ((looks.at(-1)?.count ?? 0) < before + deliveries.length * rowsEach)
      const delays = await delaysOf(acknowledged, looks, before)
      const said = {
        p50: percentile(delays, 0.5),
        p99: percentile(delays, 0.99),
        get: percentile(alone, 0.99),
        achieved: (deliveries.length * rowsEach) / ((ended - began) / 1000),
      }
      say(
        `freshness: p50 ${said.p50.toFixed(0)} ms, p99 ${said.p99.toFixed(0)} ms, GET ${said.get.toFixed(0)} ms, ${said.achieved.toFixed(0)} records/s`,
      )
      return said
    }

    /** Deliveries of one dataset commit one after the other: the n-th is there once n times its rows are. */
    async function delaysOf(acknowledged: readonly Acknowledged[], looks: readonly Look[], before: number) {
      const ids = acknowledged.map(each => each.batch)
      const order = await live<{ id: string }[]>`select id from batch where id = any(${ids}) order by known_from, id`
      const acknowledgedAt = new Map(acknowledged.map(each => [each.batch, each.at]))
      const sorted = [...looks].sort((a, b) => a.at - b.at)
      return order.map(({ id }, i) => {
        const seen = sorted.find(each => each.count >= before + (i + 1) * rowsEach)
        if (!seen) throw new Error('a delivery was never seen')
        return Math.max(0, seen.at - (acknowledgedAt.get(id) ?? 0))
      })
    }

    async function holisticSeconds(since: number): Promise<number> {
      const slow = new Set(slowItems.map(each => each.code))
      for (let tries = 0; tries < 6000; tries++) {
        const moments = await readMoments(live)
        const [tip] = await live<
          { seq: number }[]
        >`select coalesce(max(seq), 0) as seq from event_log where type like 'record%'`
        const isThere = moments.filter(each => slow.has(each.code)).every(each => each.seq >= (tip?.seq ?? 0))
        if (isThere) return (Date.now() - since) / 1000
        await sleep(100)
      }
      throw new Error('the holistic indicators did not follow')
    }
  } finally {
    await server.stop()
    await worker.stop()
  }
}
