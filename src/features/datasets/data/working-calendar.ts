import { createHash } from 'node:crypto'
import type { Sql, Tx } from '@/platform/db/client'
import type { WorkingCalendar } from '@/shared/time'
import { type CalendarCity, cityCalendar } from '../domain/city-calendar'

const CALENDAR_LOCK = 5101007
const CHUNK = 5000

/** Columns as text, which the driver hands on without guessing a type. */
interface Columns {
  readonly days: string[]
  readonly work: string[]
  readonly provisional: string[]
  readonly starts: string[]
  readonly ends: string[]
  readonly daysBefore: string[]
  readonly minutesBefore: string[]
  readonly numbers: (string | null)[]
}

interface Windows {
  readonly starts: string[]
  readonly ends: string[]
  /** Minutes, as the database reads an interval. */
  readonly worked: (string | null)[]
}

const iso = (instant: number) => new Date(instant).toISOString()

function tables(calendar: WorkingCalendar): { days: Columns; windows: Windows } {
  const days: Columns = {
    days: [],
    work: [],
    provisional: [],
    starts: [],
    ends: [],
    daysBefore: [],
    minutesBefore: [],
    numbers: [],
  }
  const windows: Windows = { starts: [], ends: [], worked: [] }
  let end = 0
  for (const row of calendar.days()) {
    if (windows.starts.length === 0) {
      windows.starts.push(iso(row.startsAt))
      windows.ends.push(iso(row.startsAt))
      windows.worked.push('0 minutes')
    }
    days.days.push(row.day)
    days.work.push(String(row.isWorkday))
    days.provisional.push(String(row.provisional))
    days.starts.push(iso(row.startsAt))
    days.ends.push(iso(row.endsAt))
    days.daysBefore.push(String(row.workdaysBefore))
    days.minutesBefore.push(String(Math.round(row.minutesBefore)))
    days.numbers.push(row.isWorkday ? String(row.workdaysBefore + 1) : null)
    let worked = row.minutesBefore
    for (const [from, to] of row.windows) {
      if (to <= from) continue
      windows.starts.push(iso(from))
      windows.ends.push(iso(to))
      windows.worked.push(`${worked} minutes`)
      worked += (to - from) / 60_000
    }
    end = row.endsAt
  }
  windows.starts.push(iso(end))
  windows.ends.push(iso(end))
  windows.worked.push(null)
  return { days, windows }
}

async function store(tx: Tx, calendar: WorkingCalendar, fingerprint: string): Promise<void> {
  const { days, windows } = tables(calendar)
  await tx`delete from calendar_day`
  await tx`delete from calendar_window`
  for (let from = 0; from < days.days.length; from += CHUNK) {
    const part = <T>(list: T[]) => list.slice(from, from + CHUNK)
    await tx`
      insert into calendar_day (day, is_workday, provisional, starts_at, ends_at, work_days_before, work_minutes_before, workday_no)
      select * from unnest(${part(days.days)}::date[], ${part(days.work)}::text[]::boolean[], ${part(days.provisional)}::text[]::boolean[],
        ${part(days.starts)}::timestamptz[], ${part(days.ends)}::timestamptz[], ${part(days.daysBefore)}::text[]::int[],
        ${part(days.minutesBefore)}::text[]::int[], ${part(days.numbers)}::text[]::int[])`
  }
  for (let from = 0; from < windows.starts.length; from += CHUNK) {
    const part = <T>(list: T[]) => list.slice(from, from + CHUNK)
    await tx`
      insert into calendar_window (starts_at, ends_at, worked_before)
      select * from unnest(${part(windows.starts)}::timestamptz[], ${part(windows.ends)}::timestamptz[], ${part(windows.worked)}::text[]::interval[])`
  }
  await tx`
    insert into calendar_setting (timezone, minutes_of_day, fingerprint)
    values (${calendar.timezone}, ${Math.round(calendar.minutesOfDay)}, ${fingerprint})
    on conflict ("only") do update
      set timezone = excluded.timezone, minutes_of_day = excluded.minutes_of_day, fingerprint = excluded.fingerprint`
  await tx`analyze calendar_day`
  await tx`analyze calendar_window`
}

/**
 * Copies the city's working calendar into the database, where `work.due` and its neighbours read it. Does nothing
 * where it is there already; several nodes may start at once. Returns the calendar.
 */
export async function loadWorkingCalendar(sql: Sql, city: CalendarCity): Promise<WorkingCalendar> {
  await sql.begin(tx => storeWorkingCalendar(tx, city))
  return cityCalendar(city)
}

/** The same in a transaction of the caller's. */
export async function storeWorkingCalendar(tx: Tx, city: CalendarCity): Promise<void> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([2, city.timezone, city.workingHours, city.calendar]))
    .digest('hex')
  await tx`select pg_advisory_xact_lock(${CALENDAR_LOCK})`
  const [known] = await tx`select 1 from calendar_setting where fingerprint = ${fingerprint}`
  if (!known) await store(tx, cityCalendar(city), fingerprint)
}
