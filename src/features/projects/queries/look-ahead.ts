import type { Connection } from '@/platform/db/client'
import { type City, scopeOf } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { dueBetween } from '../data/look-ahead.queries'

const DAY = 86_400_000
const AHEAD_DAYS = 90

/** What falls due in the next thirty, sixty and ninety days, by day; a thing due at 24:00 belongs to the day that ends. */
export async function lookAhead(sql: Connection, city: City, area: string | undefined, at: Date) {
  const calendar = cityCalendar(city)
  const when = { at, isPast: false, known: null }
  const to = new Date(at.getTime() + AHEAD_DAYS * DAY)
  const things = await dueBetween(sql, when, { scope: scopeOf(city, area), to, timeZone: city.timezone })
  const first = calendar.startOfDay(calendar.dayOf(at.getTime()))
  const days = Array.from({ length: AHEAD_DAYS + 1 }, (_, index) => {
    const day = calendar.dayOf(first + index * DAY + DAY / 2)
    return { day, isWorkday: calendar.isWorkday(day), provisional: calendar.provisional(day) }
  })
  return {
    at: at.toISOString(),
    days,
    things: things.map(each => ({ ...each, at: each.at.toISOString(), day: calendar.dayOf(each.at.getTime() - 1) })),
  }
}

export type LookAhead = Awaited<ReturnType<typeof lookAhead>>
