import { dayNumber, dayText, localDay, startOfLocalDay } from '../../../shared/time/local-time'

/** A stretch of local days, both included, as day numbers since 1970. */
export interface DaySpan {
  readonly first: number
  readonly last: number
}

export const brushSpans = [30, 90, 365, 1096] as const

/** The days that the brush shows: so many, up to today. */
export const spanUpTo = (now: number, timeZone: string, days: number): DaySpan => {
  const last = localDay(timeZone, now)
  return { first: last - days + 1, last }
}

/** The day under a share of the brush's width. */
export const dayAtShare = ({ first, last }: DaySpan, share: number): number =>
  Math.min(last, Math.max(first, first + Math.floor(share * (last - first + 1))))

/**
 * The moment that a day stands for: its end, so that everything of it has happened; today stands for now (null), and
 * a day that has not come as well.
 */
export function momentOfDay(day: number, now: number, timeZone: string): string | null {
  const end = startOfLocalDay(timeZone, day + 1) - 1
  return end >= now ? null : new Date(end).toISOString()
}

export const dayOfMoment = (at: string | null, now: number, timeZone: string): number =>
  localDay(timeZone, at === null ? now : Date.parse(at))

export const windowDays = (one: number, other: number) => ({
  from: dayText(Math.min(one, other)),
  to: dayText(Math.max(one, other)),
})

export const dayOf = (text: string | null): number | null => (text === null ? null : dayNumber(text))
