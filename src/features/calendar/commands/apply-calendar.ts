import type { Tx } from '@/platform/db/client'
import type { CalendarRow, City } from '../../areas'
import { adoptLimits, lockRecords, type MovedLimit, refreshFlags, storeWorkingCalendar } from '../../datasets/server'
import type { OpenFlag } from '../../flags'
import { openFlags, rulesAt } from '../../flags/server'
import { settle } from '../../indicators/server'

interface Lamp {
  readonly id: string
  readonly name: string
  readonly item: string | null
  readonly colour: OpenFlag['colour']
}

/** What a calendar does to what is running. */
export interface CalendarEffect {
  /** Clocks that end at another moment, the soonest first. */
  readonly moved: readonly MovedLimit[]
  readonly raises: readonly Lamp[]
  readonly clears: readonly Lamp[]
}

const lampOf = ({ id, name, item, colour }: OpenFlag): Lamp => ({ id, name, item, colour })

/**
 * Puts a calendar into the database in place of the city's own: working time, the ends of open clocks that we count,
 * lamps, and what the indicators make of them. A dry run does the very same and rolls back.
 */
export async function applyCalendar(
  tx: Tx,
  city: City,
  rows: readonly CalendarRow[],
  now: Date,
): Promise<CalendarEffect> {
  for (const dataset of ['approval_step', 'work_order']) await lockRecords(tx, dataset)
  const before = await openFlags(tx, { at: now })
  const next: City = { ...city, calendar: rows }
  await storeWorkingCalendar(tx, next)
  const moved = await adoptLimits(tx, city, next, now)
  const { numbers, on } = await rulesAt(tx, now)
  await refreshFlags(tx, now, on['late-step'] ? numbers : null)
  await settle(tx, { city: next, now })
  const after = await openFlags(tx, { at: now })
  const key = ({ subject, id, colour }: OpenFlag) => `${subject} ${id} ${colour}`
  const were = new Set(before.map(key))
  const are = new Set(after.map(key))
  return {
    moved,
    raises: after.filter(each => !were.has(key(each))).map(lampOf),
    clears: before.filter(each => !are.has(key(each))).map(lampOf),
  }
}
