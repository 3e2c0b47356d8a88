import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { City } from '@/features/areas'
import { loadCity } from '@/features/areas/server'
import { loadWorkingCalendar, refreshFlags } from '@/features/datasets/server'
import { tellFlagChanges } from '@/features/flags/commands/tell-flag-changes'
import { keepLamps } from '@/features/flags/server'
import { systemClock } from '@/platform/clock'
import { connect, type Sql } from '@/platform/db/client'
import { startDatabase } from '@/platform/db/embedded'
import { migrate } from '@/platform/db/migrate'
import { EVENT_CHANNEL } from '@/platform/events/data/append-events'
import { dataFolder } from '../data-folder'
import { fillClocks, wrongClocks } from './flags-clocks'
import { inTurns, type Leg } from './pairs'
import type { BenchReport } from './report'

/** Between two looks at the log. */
const LOOK_MS = 20
/** The worker must be asleep before the second comes. */
const QUIET_MS = 3000
const LATEST_MS = 600_000

interface Options {
  readonly clocks: number
  readonly due: number
  readonly pairs: number
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      clocks: { type: 'string', default: '1000000' },
      due: { type: 'string', default: '100000' },
      pairs: { type: 'string', default: process.env.BENCH_PAIRS ?? '7' },
      json: { type: 'boolean', default: false },
    },
  })
  return { clocks: Number(values.clocks), due: Number(values.due), pairs: Number(values.pairs) }
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN

/**
 * `flags`: lamps a second that time lights (stored copy, event, notification of every follower, committed) ÷ the bare
 * UPDATE of the same rows. `lateness`: milliseconds from the moment a clock ends until its event can be read, with the
 * worker as it runs, ÷ what the bare UPDATE takes.
 */
export async function benchFlags(say: (line: string) => void, args: readonly string[]): Promise<BenchReport> {
  const options = readOptions(args)
  const { clocks, due, pairs } = options
  const folder = dataFolder()
  const server = await startDatabase({ dataDir: folder, say })
  try {
    await migrate(server.url)
    const sql = connect(server.url, { max: 6 })
    const city = loadCity('chengdu')
    await loadWorkingCalendar(sql, city)
    const second = new Date('2026-11-20T03:00:00Z')
    const after = new Date(second.getTime() + 1000)
    say(`${clocks.toLocaleString('en')} clocks, of them ${due.toLocaleString('en')} end within one second`)
    await fillClocks(sql, { clocks, due, second })
    let wrong = 0
    const reset = async () => {
      await sql`truncate event_log`
      await sql`update record.approval_step set flag = 'yellow', yellow_at = accepted_at where source_id::int <= ${due}`
      await sql`vacuum record.approval_step`
    }
    const ours: Leg = async () => {
      await reset()
      const began = performance.now()
      await sql.begin(tx => refreshFlags(tx, after))
      const { told } = await tellFlagChanges({ sql, city, from: second, to: after })
      const seconds = (performance.now() - began) / 1000
      if (told !== due) say(`told ${told} of ${due}`)
      wrong += await wrongClocks(sql, due)
      return due / seconds
    }
    let bareMs = 0
    const bare: Leg = async () => {
      await reset()
      const began = performance.now()
      await sql`update record.approval_step set flag = 'red' where due_at > ${second} and due_at <= ${after}`
      bareMs = performance.now() - began
      return due / (bareMs / 1000)
    }
    const flags = await inTurns('flags', 'flags/s', pairs, ours, bare, say)
    const idle = await lateness(sql, city, { ...options, due: 1 }, say)
    const burst = await lateness(sql, city, options, say)
    const p99 = percentile(burst.late, 0.99)
    const ratio = p99 / bareMs
    await sql.end()
    return {
      bench: 'flags',
      at: new Date().toISOString(),
      results: [
        flags,
        { name: 'lateness', ours: p99, baseline: bareMs, unit: 'ms p99', ratio, low: ratio, high: ratio, pairs: 1 },
      ],
      correctness: { checked: due * (pairs + 1) + 1, differing: wrong + idle.wrong + burst.wrong },
      notes: [
        `lateness with ${clocks.toLocaleString('en')} open clocks: ${due.toLocaleString('en')} in one second p50 ${percentile(burst.late, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; one alone ${percentile(idle.late, 1).toFixed(0)} ms`,
        'lamps are derived, so no audit entry is written for one: the audit holds what people and rules did about it',
      ],
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** How late each of `due` clocks that end in one second to come is told by the worker as it runs, in milliseconds. */
async function lateness(sql: Sql, city: City, { clocks, due }: Options, say: (line: string) => void) {
  const stopping = new AbortController()
  // clocks far away first, so that the worker has looked at all of them once
  await fillClocks(sql, { clocks, due, second: new Date(Date.now() + LATEST_MS) })
  const worker = keepLamps({
    sql,
    city,
    clock: systemClock(),
    signal: stopping.signal,
    onError: error => say(`worker: ${error}`),
  })
  const began = performance.now()
  const looked = async () => {
    const [row] = await sql<{ lit: number }[]>`
      select count(*)::int as lit from record.approval_step where flag = 'yellow' and source_id::int <= ${due}`
    return row?.lit === due
  }
  while (!(await looked()) && performance.now() - began < LATEST_MS / 2) await sleep(LOOK_MS)
  const look = performance.now() - began
  const second = new Date(Date.now() + QUIET_MS + 2 * look)
  await sql`
    update record.approval_step set due_at = ${second}::timestamptz + source_id::int * interval '1 second' / ${due}::int
    where source_id::int <= ${due}`
  await sql.notify(EVENT_CHANNEL, '')
  let seq = 0
  const late: number[] = []
  const deadline = second.getTime() + LATEST_MS
  while (late.length < due && Date.now() < deadline) {
    const rows = await sql<{ seq: number; since: string }[]>`
      select seq::int, data->>'since' as since from event_log
      where seq > ${seq} and type = 'flag.raised' and data->>'colour' = 'red' order by seq`
    const now = Date.now()
    for (const row of rows) late.push(Math.max(0, now - Date.parse(row.since)))
    seq = rows.at(-1)?.seq ?? seq
    await sleep(LOOK_MS)
  }
  stopping.abort()
  await worker
  await sql.begin(tx => refreshFlags(tx, new Date()))
  return { late, wrong: await wrongClocks(sql, due) }
}
