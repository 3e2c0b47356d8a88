import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { workingCalendar } from '@/shared/time'
import { type City, scopeOf } from '../../areas'
import { openLimits } from '../data/open-limits.queries'
import { calendarDays, cityCalendar } from '../domain/city-calendar'
import { movedLimits } from '../domain/moved-limits'

/** Moved clocks that are named; their number is always whole. */
const SHOWN = 100

export const calendarTrial = z
  .object({
    /** Days as they would be. */
    days: z
      .array(z.object({ day: z.iso.date(), isWorkday: z.boolean() }).strict())
      .min(1)
      .max(400),
    area: z.string().optional(),
  })
  .strict()

/**
 * Which running clocks would end at another moment if days of the calendar were others: asked before an announcement is
 * entered. Changes nothing.
 * @throws Problem 400 `unknown-area`
 */
export async function tryCalendar(sql: Connection, city: City, trial: z.infer<typeof calendarTrial>, now: Date) {
  const changed = new Map(trial.days.map(each => [each.day, each]))
  const days = [...calendarDays(city).filter(each => !changed.has(each.day)), ...changed.values()]
  const proposed = workingCalendar({ days, hours: city.workingHours, timezone: city.timezone })
  const limits = await openLimits(sql, scopeOf(city, trial.area), now, city.clocks)
  const moved = movedLimits(limits, cityCalendar(city), proposed)
  const iso = (moment: number) => new Date(moment).toISOString()
  return {
    at: now.toISOString(),
    judged: limits.length,
    moved: moved.length,
    earlier: moved.filter(each => each.after < each.before).length,
    later: moved.filter(each => each.after > each.before).length,
    items: moved.slice(0, SHOWN).map(({ before, after, ...rest }) => ({
      ...rest,
      unitName: rest.unit === null ? null : (city.units.get(rest.unit)?.name ?? null),
      before: iso(before),
      after: iso(after),
    })),
  }
}
