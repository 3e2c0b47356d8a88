import type { City } from '@/features/areas'
import { type CalendarDay, dayNumber, dayText, type WorkingCalendar, workingCalendar } from '@/shared/time'

/** What a working calendar needs of a city. */
export type CalendarCity = Pick<City, 'calendar' | 'timezone' | 'workingHours'>

const calendars = new WeakMap<CalendarCity, WorkingCalendar>()

/** The city's working calendar, made once. */
export function cityCalendar(city: CalendarCity): WorkingCalendar {
  const known = calendars.get(city)
  if (known) return known
  const made = workingCalendar({ days: calendarDays(city), hours: city.workingHours, timezone: city.timezone })
  calendars.set(city, made)
  return made
}

const folders = new WeakMap<Pick<City, 'calendar'>, City['calendar']>()

/** The calendar as the city's folder has it, whatever was changed since. */
export const folderCalendar = (city: Pick<City, 'calendar'>): City['calendar'] => folders.get(city) ?? city.calendar

/** Puts a changed calendar in place of the city's: whoever asks for it from now on counts by it. The one thing of a city that changes. */
export function adoptCalendar(city: Pick<City, 'calendar'>, rows: City['calendar']): void {
  if (!folders.has(city)) folders.set(city, city.calendar)
  calendars.delete(city as CalendarCity)
  ;(city as { calendar: City['calendar'] }).calendar = rows
}

/**
 * The days that are announced: every day of a year of which something was announced, as the list has it, else by the
 * week. Days of other years stay unlisted, and so provisional.
 */
export function calendarDays(city: Pick<City, 'calendar'>): CalendarDay[] {
  const listed = new Map(city.calendar.map(row => [row.date, row]))
  const announced = new Set(city.calendar.filter(row => row.announced !== '').map(row => row.date.slice(0, 4)))
  const days: CalendarDay[] = []
  for (const year of announced) {
    const first = dayNumber(`${year}-01-01`)
    const last = dayNumber(`${year}-12-31`)
    if (first === null || last === null) continue
    for (let at = first; at <= last; at++) {
      const day = dayText(at)
      const weekday = (at + 4) % 7
      if (!listed.has(day)) days.push({ day, isWorkday: weekday !== 0 && weekday !== 6 })
    }
  }
  for (const row of listed.values()) {
    days.push({
      day: row.date,
      isWorkday: row.kind === 'workday' || row.kind === 'makeup',
      provisional: !announced.has(row.date.slice(0, 4)),
    })
  }
  return days
}
