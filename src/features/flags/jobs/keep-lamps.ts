import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { type Bell, openBell } from '@/platform/events/bell'
import type { City } from '../../areas'
import { refreshFlags } from '../../datasets/server'
import { settle } from '../../indicators/server'
import { tellFlagChanges } from '../commands/tell-flag-changes'
import { rulesAt } from '../data/flag-rule.queries'
import { nextFlagChange } from '../data/next-change.sql'

/** What a lost ring or a change nobody foresaw costs at most. */
const EVERY_MS = 60_000
/** A bell that rings without end is answered once in so long. */
const PAUSE_MS = 700

interface LampJob {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/**
 * Keeps what time does to lamps and flags: the stored copy on steps that formulas read, and the events that walls
 * follow. It sleeps until the next moment at which one changes; new records and a clock that was moved make it look
 * again how long that is.
 */
export async function keepLamps({ sql, city, clock, signal, onError }: LampJob): Promise<void> {
  const bell = await openBell(sql)
  let told: Date | null = null
  while (!signal.aborted) {
    const to = clock.now()
    try {
      await sql.begin(async tx => {
        const { numbers, on } = await rulesAt(tx, to)
        await refreshFlags(tx, to, on['late-step'] ? numbers : null)
        await settle(tx, { city, now: to })
      })
      told = (await tellFlagChanges({ sql, city, from: told, to })).until
    } catch (error) {
      onError(error)
    }
    await untilNextChange({ sql, city, clock, signal, bell, told: told ?? to }).catch(onError)
  }
  await bell.close()
}

interface Waiting extends Omit<LampJob, 'onError'> {
  readonly bell: Bell
  readonly told: Date
}

async function untilNextChange({ sql, city, clock, signal, bell, told }: Waiting): Promise<void> {
  const latest = Date.now() + EVERY_MS
  while (!signal.aborted && Date.now() < latest) {
    const next = await nextFlagChange(sql, told, city.timezone)
    const left = next === null ? EVERY_MS : next.getTime() - clock.now().getTime()
    if (left <= 0) return
    const rung = await bell.wait(Math.min(left, latest - Date.now()), signal)
    if (rung) await bell.pause(PAUSE_MS, signal)
  }
}
