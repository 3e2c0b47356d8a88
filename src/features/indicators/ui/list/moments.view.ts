import { latestClosed, type PeriodLength, periodAt, periodLengths } from '../../domain/stretch'

/** How many periods of each length are offered, newest first; any other can be written. */
const OFFERED: Readonly<Record<PeriodLength, number>> = { daily: 7, weekly: 5, monthly: 6, quarterly: 4, annual: 2 }

export interface OfferedPeriods {
  readonly length: PeriodLength
  readonly names: readonly string[]
}

/** Closed periods by length, the newest first. */
export const offeredPeriods = (now: Date, timezone: string): OfferedPeriods[] =>
  periodLengths.map(length => {
    const names: string[] = []
    let period = latestClosed(length, now, timezone)
    while (names.length < OFFERED[length]) {
      names.push(period.name)
      period = periodAt(length, new Date(period.from.getTime() - 1), timezone)
    }
    return { length, names }
  })

/** `2026-11-21 08:00` as a person writes it, in the city's time zone, as a moment; null where it is none. */
export function writtenMoment(text: string, timeZone: string): Date | null {
  const match = /^\s*(\d{4})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d))?\s*$/.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(part => Number(part ?? 0))
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  const shown = new Date(asUtc)
  if (shown.getUTCMonth() !== month - 1 || shown.getUTCDate() !== day || hour > 23 || minute > 59) return null
  // Twice, since the offset at the first guess may be that of the other side of a clock change.
  const once = asUtc - offsetAt(asUtc, timeZone)
  return new Date(asUtc - offsetAt(once, timeZone))
}

function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(moment)
  const part = (type: string) => Number(parts.find(each => each.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return local - Math.floor(moment / 60_000) * 60_000
}
