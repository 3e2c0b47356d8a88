import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { type Bell, openBell } from '@/platform/events/bell'
import type { City } from '../../areas'
import { refreshFlags } from '../../datasets/server'
import { settle } from '../../indicators/server'
import { tellFlagChanges } from '../commands/tell-flag-changes'
import { rulesAt } from '../data/flag-rule.queries'
import { nextFlagChange } from '../data/next-change.sql'
import { stepsBetween } from '../data/things-between.sql'

/** What a lost ring or a change nobody foresaw costs at most. */
const EVERY_MS = 60_000
/** A delivery judges by the moment it began and may commit so much later. */
const LATE_MS = 600_000
/** Between two looks at every step, whatever its moments say. */
const WHOLE_MS = 3_600_000
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
  let copied: Copied | null = null
  while (!signal.aborted) {
    const to = clock.now()
    try {
      // whoever waits for a lamp hears of it first: the copy is read by formulas, which count in days
      told = (await tellFlagChanges({ sql, city, from: told, to })).until
      copied = await copyLamps(sql, city, to, copied)
    } catch (error) {
      onError(error)
    }
    await untilNextChange({ sql, city, clock, signal, bell, told: told ?? to }).catch(onError)
  }
  await bell.close()
}

/** How far the stored copy on steps is kept. */
interface Copied {
  readonly until: Date
  /** When every step was last looked at, and by which rules. */
  readonly whole: Date
  readonly version: number
}

/**
 * Brings the stored copy to `to`. A step changes by time only at a moment of its own, so those are looked at whose
 * moment lies in the stretch; all of them at first, after a clock that was set back or a rule that was changed, and
 * now and then.
 */
async function copyLamps(sql: Sql, city: City, to: Date, before: Copied | null): Promise<Copied> {
  return (await sql.begin(async tx => {
    const pack = await rulesAt(tx, to)
    const { version } = pack.versions['late-step']
    const isPart =
      before !== null &&
      before.version === version &&
      before.until <= to &&
      to.getTime() - before.whole.getTime() < WHOLE_MS
    const only = isPart ? await stepsBetween(tx, new Date(before.until.getTime() - LATE_MS), to, pack) : undefined
    await refreshFlags(tx, to, pack.on['late-step'] ? pack.numbers : null, only)
    if (only === undefined || only.length > 0) await settle(tx, { city, now: to })
    return { until: to, whole: isPart ? before.whole : to, version }
  })) as Copied
}

interface Waiting extends Omit<LampJob, 'onError'> {
  readonly bell: Bell
  readonly told: Date
}

async function untilNextChange({ sql, city, clock, signal, bell, told }: Waiting): Promise<void> {
  const latest = Date.now() + EVERY_MS
  while (!signal.aborted && Date.now() < latest) {
    const next = await nextFlagChange(sql, told, city.timezone)
    const left = () => (next === null ? EVERY_MS : next.getTime() - clock.now().getTime())
    if (left() <= 0) return
    const rung = await bell.wait(Math.min(left(), latest - Date.now()), signal)
    // however often it rings, what is due by then is not kept waiting
    if (rung) await bell.pause(Math.max(0, Math.min(PAUSE_MS, left())), signal)
  }
}
