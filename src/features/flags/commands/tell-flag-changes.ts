import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import type { City } from '../../areas'
import { changesBetween, flagPlaces, lockTelling, toldUntil } from '../data/told-flags.queries'
import { flagEvent } from '../domain/flag-change'

interface Telling {
  readonly sql: Sql
  readonly city: City
  /** Told up to here by this process; null: not yet. */
  readonly from: Date | null
  readonly to: Date
}

/**
 * Writes an event for every lamp and flag that time alone lit or put out since the last telling; what a delivery
 * changes is told by its own events. Flags are pure in the moment, so one set of records read at two moments gives
 * exactly what time did between them. Stretches follow one another without overlap, also over a restart and from one
 * worker to another (the log itself says how far it has been told), so each change is told once.
 * @returns the moment up to which is told now, and how many events that took
 */
export async function tellFlagChanges({ sql, city, from, to }: Telling): Promise<{ until: Date; told: number }> {
  return await sql.begin(async tx => {
    await lockTelling(tx)
    const logged = await toldUntil(tx, from)
    const since = logged ?? from ?? to
    // a clock that was set back must not tell a stretch twice
    if (since >= to) return { until: since, told: 0 }
    const changes = await changesBetween(tx, since, to, city.timezone)
    const places = await flagPlaces(
      tx,
      city,
      changes.flatMap(({ flag }) => (flag.subject === 'unit' ? [] : [flag.id])),
    )
    await appendEvents(
      tx,
      changes.map(change => flagEvent(change, places.get(change.flag.id), city, to)),
    )
    return { until: to, told: changes.length }
  })
}
