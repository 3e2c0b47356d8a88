import { setTimeout as sleep } from 'node:timers/promises'
import type { City } from '@/features/areas'
import { loadWorkingCalendar } from '@/features/datasets/server'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { EVENT_CHANNEL } from '@/platform/events/data/append-events'
import { log } from '@/platform/log'
import { loadDefinitions } from '../commands/load-definitions'
import { Keeper } from '../keeper/keeper'
import { BesideRounds } from './beside-rounds'
import { doorbell } from './doorbell'
import { Traffic } from './traffic'

export interface IndicatorJobs {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Rounds are at least so far apart: every event rings, our own too. */
const GAP_MS = 20
/** Without a word from the database a round begins this often: live stretches move with the clock. */
const POLL_MS = 2000

/** Keeps live values, the comparison with last month and published periods current until the signal. Outlives a database that goes away. */
export async function startIndicatorJobs({ sql, city, clock, signal }: IndicatorJobs): Promise<void> {
  const bell = doorbell()
  signal.addEventListener('abort', bell.ring, { once: true })
  const keeper = new Keeper({ sql, city, clock })
  const beside = new BesideRounds({ sql, city, clock, onCounted: bell.ring })
  const traffic = new Traffic()
  let listening: { unlisten(): Promise<void> } | undefined
  let isReady = false
  while (!signal.aborted) {
    try {
      listening ??= await sql.listen(EVENT_CHANNEL, bell.ring)
      if (!isReady) {
        await loadWorkingCalendar(sql, city)
        await loadDefinitions({ sql, now: clock.now() })
        isReady = true
      }
      const { counted } = beside
      const round = await keeper.round({ counted })
      const now = performance.now()
      if (round) {
        traffic.follow(round, now)
        beside.follow(round, { taken: counted, isCalm: traffic.isCalm(now) })
      }
      await keeper.merge({ isCalm: traffic.isCalm(now) })
    } catch (error) {
      // a database that restarts, or two nodes that met: the next round puts it right
      beside.startOver()
      if (!signal.aborted) log().error({ err: error }, 'indicators could not be computed')
      await sleep(POLL_MS, undefined, { signal }).catch(() => {})
    }
    await sleep(GAP_MS, undefined, { signal }).catch(() => {})
    if (!signal.aborted) await bell.rung(POLL_MS)
  }
  await beside.ended()
  await listening?.unlisten().catch(() => {})
}
