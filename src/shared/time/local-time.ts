import { zone } from './zone'

const DAY = 86_400_000
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days in a month, `month` from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0)

/** Days since 1970-01-01 of a calendar day that exists, `null` for one that does not (30 February). Years 1 to 9999. */
export function epochDay(year: number, month: number, day: number): number | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return null
  if (day > 28 && day > daysInMonth(year, month)) return null
  // Days from civil, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** `2026-11-21` of a number of days since 1970-01-01. */
export function dayText(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10)
}

/** Days since 1970-01-01 of `2026-11-21`; `null` where the text is no existing day. */
export function dayNumber(text: string): number | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  return Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day) ? epochDay(year, month, day) : null
}

/**
 * The moment (epoch ms) of a wall-clock time in a zone. `null` where that time does not exist (no such day, or
 * skipped when the clocks went forward); one that exists twice is the earlier. 24:00:00 is the next day's 00:00.
 */
export function localToInstant(
  timezone: string,
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number | null {
  const days = epochDay(year, month, day)
  if (days === null) return null
  const isEndOfDay = hour === 24 && minute === 0 && second === 0 && millisecond === 0
  if (!isEndOfDay && !(hour >= 0 && hour <= 23)) return null
  if (!(minute >= 0 && minute <= 59 && second >= 0 && second < 60 && millisecond >= 0 && millisecond < 1000))
    return null
  return zone(timezone).instantOf(days * DAY + hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond)
}

/** The local day a moment falls on, as days since 1970-01-01. */
export const localDay = (timezone: string, instant: number): number =>
  Math.floor((instant + zone(timezone).offsetAt(instant)) / DAY)

/** The local day a moment falls on, as `2026-11-21`. */
export const localDayText = (timezone: string, instant: number): string => dayText(localDay(timezone, instant))

/** The moment a local day begins, the day as days since 1970-01-01. */
export const startOfLocalDay = (timezone: string, days: number): number => zone(timezone).startOfDay(days)

/**
 * Same local day and time some months later (or earlier), else the month's last day: 31 January + 1 month is the last
 * of February. A time the clocks skip there is read an hour on, as a wall clock would show.
 */
export function addMonths(timezone: string, instant: number, months: number): number {
  const rules = zone(timezone)
  const local = new Date(instant + rules.offsetAt(instant))
  const month = local.getUTCFullYear() * 12 + local.getUTCMonth() + months
  const year = Math.floor(month / 12)
  const inYear = month - year * 12
  const day = Math.min(local.getUTCDate(), daysInMonth(year, inYear + 1))
  const timeOfDay = (((instant + rules.offsetAt(instant)) % DAY) + DAY) % DAY
  const days = epochDay(year, inYear + 1, day)
  if (days === null) return Number.NaN
  const wanted = days * DAY + timeOfDay
  return rules.instantOf(wanted) ?? wanted - rules.offsetAt(wanted - DAY)
}
