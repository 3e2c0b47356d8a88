import type { Sql } from '@/platform/db/client'
import { openBell } from '@/platform/events/bell'
import type { City } from '../../areas'
import { adoptCalendar, folderCalendar, loadWorkingCalendar } from '../../datasets/server'
import { calendarChanges, newestChange } from '../data/calendar-change.queries'
import { changedCalendar } from '../domain/calendar-change'

/** What a lost ring costs. */
const LOOK_MS = 5000

interface Following {
  readonly sql: Sql
  readonly city: City
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** The calendar as it stands now, in memory and in the database. */
export async function openCalendar(sql: Sql, city: City): Promise<void> {
  adoptCalendar(city, changedCalendar(folderCalendar(city), await calendarChanges(sql)))
  await loadWorkingCalendar(sql, city)
}

/** Keeps this process's calendar where the list of changes is, from the first look on; every node does, so all agree. */
export async function followCalendar({ sql, city, signal, onError }: Following): Promise<void> {
  let known = await newestChange(sql)
  await openCalendar(sql, city)
  const bell = await openBell(sql)
  const look = async () => {
    const newest = await newestChange(sql)
    if (newest === known) return
    await openCalendar(sql, city)
    known = newest
  }
  const follow = async () => {
    while (!signal.aborted) {
      await bell.wait(LOOK_MS, signal)
      if (!signal.aborted) await look().catch(onError)
    }
    await bell.close()
  }
  void follow().catch(onError)
}
