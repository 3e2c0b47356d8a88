import { addMonths, dayNumber, dayText, epochDay, localDay, startOfLocalDay } from '@/shared/time'

const HOUR = 3_600_000

/** The stretch of time a value is counted over: `from` included, `to` excluded; `now` is the moment of evaluation, at most `to`. */
export interface Stretch {
  readonly from: Date
  readonly to: Date
  readonly now: Date
}

export const periodLengths = ['daily', 'weekly', 'monthly', 'quarterly', 'annual'] as const
export type PeriodLength = (typeof periodLengths)[number]

const monthsOf = { monthly: 1, quarterly: 3, annual: 12 } as const

/** The stretch of the period's length that ends now. */
export function liveStretch(length: PeriodLength, now: Date, timezone: string): Stretch {
  const end = now.getTime()
  const start =
    length === 'daily'
      ? end - 24 * HOUR
      : length === 'weekly'
        ? end - 7 * 24 * HOUR
        : addMonths(timezone, end, -monthsOf[length])
  return { from: new Date(start), to: now, now }
}

/** A named period of the calendar: `2026-11-21`, `2026-W47` (ISO, from Monday), `2026-11`, `2026-Q4`, `2026`. */
export interface NamedPeriod {
  readonly name: string
  readonly length: PeriodLength
  readonly from: Date
  readonly to: Date
}

const period = (name: string, length: PeriodLength, first: number, next: number, timezone: string): NamedPeriod => ({
  name,
  length,
  from: new Date(startOfLocalDay(timezone, first)),
  to: new Date(startOfLocalDay(timezone, next)),
})

const monthStart = (year: number, month: number): number => {
  const months = year * 12 + (month - 1)
  return epochDay(Math.floor(months / 12), (months % 12) + 1, 1) ?? Number.NaN
}

/** Monday of ISO week 1: the week with 4 January in it. 1970-01-01 was a Thursday. */
const isoYearStart = (year: number): number => {
  const fourth = (epochDay(year, 1, 4) ?? Number.NaN) + 3
  return fourth - (((fourth % 7) + 7) % 7) - 3
}

/** Reads a period's name; borders are local midnights. `undefined` for a name of no period. */
export function namedPeriod(name: string, timezone: string): NamedPeriod | undefined {
  const day = dayNumber(name)
  if (day !== null) return period(name, 'daily', day, day + 1, timezone)
  const match = /^(\d{4})(?:-(?:W(\d\d)|Q([1-4])|(\d\d)))?$/.exec(name)
  const year = Number(match?.[1])
  if (!match || year < 1) return undefined
  const [, , week, quarter, month] = match
  if (week !== undefined) {
    const first = isoYearStart(year) + (Number(week) - 1) * 7
    const exists = Number(week) >= 1 && first < isoYearStart(year + 1)
    return exists ? period(name, 'weekly', first, first + 7, timezone) : undefined
  }
  if (quarter !== undefined) {
    const first = Number(quarter) * 3 - 2
    return period(name, 'quarterly', monthStart(year, first), monthStart(year, first + 3), timezone)
  }
  if (month !== undefined) {
    if (Number(month) < 1 || Number(month) > 12) return undefined
    return period(name, 'monthly', monthStart(year, Number(month)), monthStart(year, Number(month) + 1), timezone)
  }
  return period(name, 'annual', monthStart(year, 1), monthStart(year + 1, 1), timezone)
}

const two = (value: number) => String(value).padStart(2, '0')

/** The period of that length in which a moment lies. */
export function periodAt(length: PeriodLength, at: Date, timezone: string): NamedPeriod {
  const today = localDay(timezone, at.getTime())
  const [year = 0, month = 1] = dayText(today).split('-').map(Number)
  const name = (() => {
    switch (length) {
      case 'daily':
        return dayText(today)
      case 'weekly': {
        const isoYear = [year + 1, year, year - 1].find(each => isoYearStart(each) <= today) ?? year
        return `${isoYear}-W${two(Math.floor((today - isoYearStart(isoYear)) / 7) + 1)}`
      }
      case 'monthly':
        return `${year}-${two(month)}`
      case 'quarterly':
        return `${year}-Q${Math.ceil(month / 3)}`
      case 'annual':
        return String(year)
    }
  })()
  const found = namedPeriod(name, timezone)
  if (!found) throw new RangeError(`no period ${name}`)
  return found
}

/** The newest period of that length that has ended by a moment. */
export function latestClosed(length: PeriodLength, at: Date, timezone: string): NamedPeriod {
  const current = periodAt(length, at, timezone)
  return periodAt(length, new Date(current.from.getTime() - 1), timezone)
}

/** A named period as it stands at a moment; closed periods are evaluated at their end, whenever that is done. */
export const stretchOf = ({ from, to }: NamedPeriod, at: Date): Stretch => ({ from, to, now: at < to ? at : to })

/** The same stretch some span earlier, on the local calendar. */
export function shifted({ from, to, now }: Stretch, back: (moment: Date) => Date): Stretch {
  return { from: back(from), to: back(to), now: back(now) }
}

/** Year of the reference series that belongs to a stretch: that of its last millisecond. */
export const referenceYear = ({ to }: Stretch, timezone: string): number =>
  Number(dayText(localDay(timezone, to.getTime() - 1)).slice(0, 4))
