import { addMonths, dayNumber, dayText } from './local-time'
import { zone } from './zone'

const DAY = 86_400_000
/** The calendar answers for these days; a moment outside gives `NaN`. */
export const CALENDAR_FROM = '2000-01-01'
export const CALENDAR_TO = '2049-12-31'

/** One announced day. Days that are not announced are working days from Monday to Friday, and provisional. */
export interface CalendarDay {
  /** `2026-10-01` */
  readonly day: string
  readonly isWorkday: boolean
  /** Not announced yet: assumed. */
  readonly provisional?: boolean
}

export interface CalendarOptions {
  readonly days: Iterable<CalendarDay>
  /** Hours of a working day, local, in order: `[['09:00', '12:00'], ['13:00', '17:00']]`. */
  readonly hours: readonly (readonly [string, string])[]
  readonly timezone: string
}

/** `uh`, `h`, `min`, `d`, `nd`, `ud` run on the clock, `wh` in working hours, `wd` by working days, `mo`, `y` by the calendar. */
export type LimitUnit = 'uh' | 'wh' | 'wd' | 'nd' | 'ud' | 'h' | 'd' | 'min' | 'mo' | 'y'

export interface Limit {
  readonly value: number
  readonly unit: LimitUnit
}

/** All moments are epoch milliseconds; all spans in minutes may be fractions. */
export interface WorkingCalendar {
  readonly timezone: string
  /** Working minutes of one working day. */
  readonly minutesOfDay: number
  /** Working minutes from the beginning of the calendar to this moment: grows with time, constant outside working hours. */
  workedMinutes(instant: number): number
  /** The first moment by which so many more working minutes have passed; negative counts back. */
  addWorkingMinutes(from: number, minutes: number): number
  /** 24:00 of the Nth working day after the local day of `from`, which does not count. A fraction is dropped. */
  addWorkingDays(from: number, days: number): number
  /** The smallest N whose `addWorkingDays(from, N)` is not before `to`; 0 on the same day. */
  workingDaysUsed(from: number, to: number): number
  /** Negative where `b` lies before `a`. */
  workingMinutesBetween(a: number, b: number): number
  /** Working hours between, divided by the hours of a working day. */
  workdaysBetween(a: number, b: number): number
  /** Working days after the day of `a`, up to and with the day of `b`. */
  workdaysAfter(a: number, b: number): number
  isWorkday(day: string): boolean
  /** Whether the day is assumed, not announced. */
  provisional(day: string): boolean
  /** `2026-11-21` */
  dayOf(instant: number): string
  startOfDay(day: string): number
  /** The due moment of a limit that begins at `from` and never pauses. */
  dueAt(from: number, limit: Limit): number
  /** Every day the calendar knows, in order: for the database's copy. */
  days(): Iterable<CalendarDayRow>
}

/** A day with the running totals before it; `windows` are moments, so summer time is already in them. */
export interface CalendarDayRow {
  readonly day: string
  readonly isWorkday: boolean
  readonly provisional: boolean
  readonly startsAt: number
  readonly endsAt: number
  readonly windows: readonly (readonly [number, number])[]
  readonly minutesBefore: number
  readonly workdaysBefore: number
}

function timeOfDay(text: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(text)
  const value = match ? Number(match[1]) * 3_600_000 + Number(match[2]) * 60_000 : Number.NaN
  if (!(value >= 0 && value <= DAY)) throw new RangeError(`no time of day: ${text}`)
  return value
}

/**
 * The working calendar of a city: which days and hours count, in its time zone.
 * Each question is answered from running totals in O(1) or O(log n); daylight saving is in the totals.
 * @throws RangeError for an unknown zone, hours that overlap or run backwards, or a day that does not exist
 */
export function workingCalendar(options: CalendarOptions): WorkingCalendar {
  const { timezone } = options
  const rules = zone(timezone)
  const first = dayNumber(CALENDAR_FROM) as number
  const count = (dayNumber(CALENDAR_TO) as number) - first + 1
  const hours = options.hours.map(([from, to]) => [timeOfDay(from), timeOfDay(to)] as const)
  for (const [index, [from, to]] of hours.entries()) {
    if (to <= from || from < (hours[index - 1]?.[1] ?? 0))
      throw new RangeError('working hours overlap or run backwards')
  }
  const msOfDay = hours.reduce((sum, [from, to]) => sum + to - from, 0)
  if (msOfDay === 0) throw new RangeError('a working day has no hours')
  const perDay = hours.length

  const isWork = new Uint8Array(count)
  const isAssumed = new Uint8Array(count).fill(1)
  for (let index = 0; index < count; index++) {
    const weekday = (first + index + 4) % 7
    isWork[index] = weekday === 0 || weekday === 6 ? 0 : 1
  }
  for (const each of options.days) {
    const days = dayNumber(each.day)
    if (days === null) throw new RangeError(`no such day in the calendar: ${each.day}`)
    const index = days - first
    if (index < 0 || index >= count) continue
    isWork[index] = each.isWorkday ? 1 : 0
    isAssumed[index] = each.provisional ? 1 : 0
  }

  /** Moment each day begins; one more than days, so that a day ends where the next begins. */
  const starts = new Float64Array(count + 1)
  for (let index = 0; index <= count; index++) starts[index] = rules.startOfDay(first + index)
  /** Start and end of each window of each working day, in a row; equal on days off. */
  const windows = new Float64Array(count * perDay * 2)
  const workedBefore = new Float64Array(count + 1)
  const workdaysBefore = new Int32Array(count + 1)
  const workdays = new Int32Array(count)
  for (let index = 0; index < count; index++) {
    let worked = 0
    for (let window = 0; window < perDay; window++) {
      const at = (index * perDay + window) * 2
      const start = wallClock(index, hours[window]?.[0] ?? 0)
      const end = wallClock(index, hours[window]?.[1] ?? 0)
      windows[at] = start
      windows[at + 1] = isWork[index] === 1 ? end : start
      worked += (windows[at + 1] as number) - start
    }
    const sofar = workdaysBefore[index] as number
    if (isWork[index] === 1) workdays[sofar] = index
    workdaysBefore[index + 1] = sofar + (isWork[index] as number)
    workedBefore[index + 1] = (workedBefore[index] as number) + worked
  }
  const workdayCount = workdaysBefore[count] as number

  function wallClock(index: number, time: number): number {
    const local = (first + index) * DAY + time
    // Hours that the clocks skip begin at the change.
    return rules.instantOf(local) ?? local - rules.offsetAt(local - DAY)
  }

  /** Index of the local day of a moment, -1 outside the calendar. */
  function dayIndex(instant: number): number {
    const index = Math.floor((instant + rules.offsetAt(instant)) / DAY) - first
    if (!(index >= 0 && index < count)) return -1
    // Where midnight is skipped or comes twice, the day's own beginning decides.
    if (instant < (starts[index] as number)) return index - 1
    return instant >= (starts[index + 1] as number) ? (index + 1 < count ? index + 1 : -1) : index
  }

  function worked(instant: number): number {
    const index = dayIndex(instant)
    if (index < 0) return Number.NaN
    let sum = workedBefore[index] as number
    if (isWork[index] === 0) return sum
    for (let at = index * perDay * 2; at < (index + 1) * perDay * 2; at += 2) {
      const start = windows[at] as number
      if (instant <= start) break
      sum += Math.min(instant, windows[at + 1] as number) - start
    }
    return sum
  }

  /** The first moment at which so much time has been worked. */
  function momentOf(amount: number): number {
    if (!(amount >= 0 && amount <= (workedBefore[count] as number))) return Number.NaN
    if (amount === 0) return starts[0] as number
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((workedBefore[middle + 1] as number) >= amount) high = middle
      else low = middle + 1
    }
    let left = amount - (workedBefore[low] as number)
    for (let at = low * perDay * 2; at < (low + 1) * perDay * 2; at += 2) {
      const size = (windows[at + 1] as number) - (windows[at] as number)
      if (left <= size) return (windows[at] as number) + left
      left -= size
    }
    return starts[low + 1] as number
  }

  function addWorked(from: number, ms: number): number {
    if (ms === 0) return dayIndex(from) < 0 ? Number.NaN : from
    const moment = momentOf(worked(from) + ms)
    return ms > 0 ? Math.max(from, moment) : moment
  }

  function addWorkingDays(from: number, amount: number): number {
    const index = dayIndex(from)
    if (index < 0 || Number.isNaN(amount)) return Number.NaN
    const whole = Math.floor(amount)
    if (whole <= 0) {
      // Counting back: 00:00 of the Nth working day before; nought: the end of the day itself.
      if (whole === 0) return starts[index + 1] as number
      const target = (workdaysBefore[index] as number) + whole
      return target < 0 ? Number.NaN : (starts[workdays[target] as number] as number)
    }
    const target = (workdaysBefore[index + 1] as number) + whole - 1
    return target >= workdayCount ? Number.NaN : (starts[(workdays[target] as number) + 1] as number)
  }

  function workdaysAfter(a: number, b: number): number {
    const from = dayIndex(a)
    const to = dayIndex(b)
    if (from < 0 || to < 0) return Number.NaN
    return (workdaysBefore[to + 1] as number) - (workdaysBefore[from + 1] as number)
  }

  function workingDaysUsed(from: number, to: number): number {
    const a = dayIndex(from)
    if (to <= from) return a < 0 ? Number.NaN : 0
    // 24:00 still belongs to the day that ends there.
    const b = dayIndex(to - 1)
    if (a < 0 || b < 0) return Number.NaN
    if (a === b) return 0
    const counted = (workdaysBefore[b + 1] as number) - (workdaysBefore[a + 1] as number)
    return isWork[b] === 1 ? counted : counted + 1
  }

  const indexOf = (day: string): number => {
    const days = dayNumber(day)
    const index = days === null ? -1 : days - first
    if (index < 0 || index >= count) throw new RangeError(`outside the calendar: ${day}`)
    return index
  }

  function* rows(): Iterable<CalendarDayRow> {
    for (let index = 0; index < count; index++) {
      const own = []
      for (let at = index * perDay * 2; at < (index + 1) * perDay * 2; at += 2) {
        own.push([windows[at] as number, windows[at + 1] as number] as const)
      }
      yield {
        day: dayText(first + index),
        isWorkday: isWork[index] === 1,
        provisional: isAssumed[index] === 1,
        startsAt: starts[index] as number,
        endsAt: starts[index + 1] as number,
        windows: own,
        minutesBefore: (workedBefore[index] as number) / 60_000,
        workdaysBefore: workdaysBefore[index] as number,
      }
    }
  }

  function dueAt(from: number, { value, unit }: Limit): number {
    switch (unit) {
      case 'min':
        return from + value * 60_000
      case 'uh':
      case 'h':
        return from + value * 3_600_000
      case 'd':
      case 'nd':
      case 'ud':
        return from + value * DAY
      case 'wh':
        return addWorked(from, value * 3_600_000)
      case 'wd':
        return addWorkingDays(from, value)
      case 'mo':
        return addMonths(timezone, from, value)
      case 'y':
        return addMonths(timezone, from, value * 12)
    }
  }

  return {
    timezone,
    minutesOfDay: msOfDay / 60_000,
    workedMinutes: instant => worked(instant) / 60_000,
    addWorkingMinutes: (from, minutes) => addWorked(from, minutes * 60_000),
    addWorkingDays,
    workingDaysUsed,
    workingMinutesBetween: (a, b) => (worked(b) - worked(a)) / 60_000,
    workdaysBetween: (a, b) => (worked(b) - worked(a)) / msOfDay,
    workdaysAfter,
    isWorkday: day => isWork[indexOf(day)] === 1,
    provisional: day => isAssumed[indexOf(day)] === 1,
    dayOf: instant => dayText(Math.floor((instant + rules.offsetAt(instant)) / DAY)),
    startOfDay: day => starts[indexOf(day)] as number,
    dueAt,
    days: rows,
  }
}
