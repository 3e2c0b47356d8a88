import { setTimeout as sleep } from 'node:timers/promises'
import type { City } from '@/features/areas'
import { loadWorkingCalendar } from '@/features/datasets/server'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { EVENT_CHANNEL } from '@/platform/events/data/append-events'
import { log } from '@/platform/log'
import { compareMonthAgo } from '../commands/compare-month-ago'
import { computeIndicators } from '../commands/compute-indicators'
import { loadDefinitions } from '../commands/load-definitions'
import { publishPeriods } from '../commands/publish-periods'
import { recordChanges } from '../data/record-changes'
import { latestClosed, periodLengths } from '../domain/stretch'
import { type Doorbell, doorbell } from './doorbell'

export interface IndicatorJobs {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Batches that follow one another closely are counted together. */
const SETTLE_MS = 250
/** Without a word from the database the log is looked at this often. */
const POLL_MS = 2000
/** Live stretches move with the clock, so everything is computed this often even if nothing comes in. */
const SCHEDULE_MS = 5 * 60_000
/** Comparison with last month, and restatement of published periods. */
const HOURLY_MS = 3_600_000
/** The first of these waits until live values have had their turn: a fresh start has them to show first. */
const FIRST_REVIEW_MS = 3 * 60_000
/** Share of one core that following the records may take; the schedule's own runs are rare enough not to count. */
const BUDGET = 0.3

/** Keeps live values, the comparison with last month and published periods current until the signal. Outlives a database that goes away. */
export async function startIndicatorJobs({ sql, city, clock, signal }: IndicatorJobs): Promise<void> {
  const bell = doorbell()
  signal.addEventListener('abort', bell.ring, { once: true })
  const round = rounds({ sql, city, clock })
  let listening: { unlisten(): Promise<void> } | undefined
  while (!signal.aborted) {
    let spent = 0
    try {
      listening ??= await sql.listen(EVENT_CHANNEL, bell.ring)
      spent = await round()
    } catch (error) {
      // a database that restarts, or two nodes that met: the next round puts it right
      if (!signal.aborted) log().error({ err: error }, 'indicators could not be computed')
      await sleep(POLL_MS, undefined, { signal }).catch(() => {})
    }
    await rest(bell, Math.max(SETTLE_MS, spent * (1 / BUDGET - 1)), signal)
  }
  await listening?.unlisten().catch(() => {})
}

/** At least `least` ms, then until something happens in the log or the poll comes round. */
async function rest(bell: Doorbell, least: number, signal: AbortSignal): Promise<void> {
  await sleep(least, undefined, { signal }).catch(() => {})
  if (!signal.aborted) await bell.rung(POLL_MS)
}

type Context = Omit<IndicatorJobs, 'signal'>

/** What is due: the indicators whose records changed, all of them on schedule, and once an hour what looks further back. Each answers the milliseconds spent on changed records. */
function rounds(context: Context): () => Promise<number> {
  const { sql, city, clock } = context
  let isReady = false
  let seen = 0
  let allAt = Number.NEGATIVE_INFINITY
  let hourlyAt = performance.now() - HOURLY_MS + FIRST_REVIEW_MS
  let published = closedPeriods(clock.now(), city.timezone)

  async function current(): Promise<number> {
    const began = performance.now()
    const { datasets, seq } = await recordChanges(sql, seen)
    const changed = began - allAt >= SCHEDULE_MS ? null : datasets
    if (changed?.size === 0) {
      seen = seq
      return 0
    }
    const done = await computeIndicators({ ...context, ...(changed ? { datasets: changed } : {}) })
    if (!done) return 0
    seen = Math.min(seq, done.seq)
    log().debug({ ...done }, 'indicators computed')
    if (changed) return done.milliseconds
    allAt = began
    return 0
  }

  async function hourly(): Promise<void> {
    const began = performance.now()
    const closed = closedPeriods(clock.now(), city.timezone)
    if (began - hourlyAt < HOURLY_MS && closed === published) return
    await compareMonthAgo(context)
    if ((await publishPeriods(context)) === undefined) return
    hourlyAt = began
    published = closed
  }

  return async () => {
    if (!isReady) {
      await loadWorkingCalendar(sql, city)
      await loadDefinitions({ sql, now: clock.now() })
      isReady = true
    }
    const spent = await current()
    await hourly()
    return spent
  }
}

/** Names of all latest closed periods: changes when one closes. */
const closedPeriods = (at: Date, timezone: string): string =>
  periodLengths.map(length => latestClosed(length, at, timezone).name).join()
