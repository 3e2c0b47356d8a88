import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { type City, scopeOf } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { rulesAt } from '../../flags/server'
import { dueBetween, dueByDay } from '../data/look-ahead.queries'

const DAY = 86_400_000
const AHEAD_DAYS = 90
/** Things told at once: a unit may have thousands of open steps. Their number by day is always whole. */
const SHOWN = 100

export const aheadQuery = z.object({
  area: z.string().optional(),
  /** One local day of the ninety; absent: the soonest of all. */
  day: z.iso.date().optional(),
})

/**
 * What falls due in the next ninety days: how much on each day, and the soonest things, or those of one day. A thing due
 * at 24:00 belongs to the day that ends.
 */
export async function lookAhead(sql: Connection, city: City, asked: z.infer<typeof aheadQuery>, at: Date) {
  const calendar = cityCalendar(city)
  const when = { at, isPast: false, known: null }
  const first = calendar.startOfDay(calendar.dayOf(at.getTime()))
  const days = Array.from({ length: AHEAD_DAYS + 1 }, (_, index) => calendar.dayOf(first + index * DAY + DAY / 2))
  const { numbers, on } = await rulesAt(sql, at)
  const whole = {
    signingDays: on['ninety-days'] ? numbers.signingDays : null,
    scope: scopeOf(city, asked.area),
    timeZone: city.timezone,
    from: at,
    to: new Date(at.getTime() + AHEAD_DAYS * DAY),
  }
  const day = asked.day === undefined ? null : calendar.startOfDay(asked.day)
  const stretch =
    day === null
      ? whole
      : {
          ...whole,
          from: new Date(Math.max(day, at.getTime())),
          // a day of a change of clocks is not 24 hours long
          to: new Date(Math.min(calendar.startOfDay(calendar.dayOf(day + 1.5 * DAY)), whole.to.getTime())),
        }
  const [counted, things] = await Promise.all([dueByDay(sql, when, whole), dueBetween(sql, when, stretch, SHOWN)])
  const due = new Map(counted.map(each => [each.day, each.due]))
  return {
    at: at.toISOString(),
    days: days.map(each => ({
      day: each,
      isWorkday: calendar.isWorkday(each),
      provisional: calendar.provisional(each),
      due: due.get(each) ?? 0,
    })),
    things: things.map(each => ({ ...each, at: each.at.toISOString(), day: calendar.dayOf(each.at.getTime() - 1) })),
  }
}

export type LookAhead = Awaited<ReturnType<typeof lookAhead>>
