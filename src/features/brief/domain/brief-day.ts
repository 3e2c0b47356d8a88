import { dayNumber, dayText, localDay, startOfLocalDay } from '@/shared/time'

/** The moments a brief speaks of; days are local. */
export interface BriefDay {
  /** `YYYY-MM-DD`: the day it is for. */
  readonly day: string
  /** What stands is told as of this moment: now, or the end of a day that is over. */
  readonly at: Date
  readonly isPast: boolean
  /** The day before, from its first moment to before the second. */
  readonly before: { readonly day: string; readonly from: Date; readonly to: Date }
  /** Before this moment today's work must be done. */
  readonly end: Date
}

const LAST_MOMENT_MS = 1

/** The day asked for, today by default; null for a text that is no day, or one that has not begun. */
export function briefDay(asked: string | undefined, now: Date, timeZone: string): BriefDay | null {
  const today = localDay(timeZone, now.getTime())
  const day = asked === undefined ? today : dayNumber(asked)
  if (day === null || day > today) return null
  const [from, to, end] = [day - 1, day, day + 1].map(each => new Date(startOfLocalDay(timeZone, each)))
  if (!from || !to || !end) return null
  const isPast = day < today
  return {
    day: dayText(day),
    at: isPast ? new Date(end.getTime() - LAST_MOMENT_MS) : now,
    isPast,
    before: { day: dayText(day - 1), from, to },
    end,
  }
}
