import type { City } from '@/features/areas'
import { dayNumber, dayText } from '@/shared/time'
import { cityCalendar } from './city-calendar'

/** What a day is: a made-up working day lies on a weekend, a holiday is off whatever day of the week it is. */
type CalendarDayKind = 'workday' | 'makeup' | 'restday' | 'holiday'

export interface DayOfYear {
  /** `2026-11-21` */
  readonly day: string
  /** 0 Monday … 6 Sunday. */
  readonly weekday: number
  readonly kind: CalendarDayKind
  /** The holiday it belongs to; empty where it belongs to none. */
  readonly name: string
}

export interface CalendarYear {
  readonly year: number
  /** Nothing is announced yet: Monday to Friday are assumed. */
  readonly isProvisional: boolean
  /** Announcements the year rests on. */
  readonly announced: readonly string[]
  readonly workdays: number
  readonly months: readonly { readonly month: number; readonly workdays: number; readonly days: readonly DayOfYear[] }[]
}

/** Years that somebody may look at: the announced ones and the one after them. */
export function calendarYears({ calendar }: Pick<City, 'calendar'>): number[] {
  const years = [...new Set(calendar.map(each => Number(each.date.slice(0, 4))))].sort((a, b) => a - b)
  const last = years.at(-1)
  return last === undefined ? [] : [...years, last + 1]
}

/** One year of a city's working calendar, month by month, as every clock counts it. */
export function calendarYear(city: City, year: number): CalendarYear {
  const calendar = cityCalendar(city)
  const listed = new Map(city.calendar.map(each => [each.date, each]))
  const first = dayNumber(`${year}-01-01`) ?? 0
  const last = dayNumber(`${year}-12-31`) ?? -1
  const days = Array.from({ length: last - first + 1 }, (_, at): DayOfYear => {
    const day = dayText(first + at)
    const weekday = (first + at + 3) % 7
    const row = listed.get(day)
    const kind = calendar.isWorkday(day)
      ? weekday > 4
        ? 'makeup'
        : 'workday'
      : row?.kind === 'holiday'
        ? 'holiday'
        : 'restday'
    return { day, weekday, kind, name: kind === 'holiday' || kind === 'makeup' ? (row?.name ?? '') : '' }
  })
  const isWork = ({ kind }: DayOfYear) => kind === 'workday' || kind === 'makeup'
  const months = Array.from({ length: 12 }, (_, at) => {
    const own = days.filter(each => Number(each.day.slice(5, 7)) === at + 1)
    return { month: at + 1, workdays: own.filter(isWork).length, days: own }
  })
  const papers = city.calendar.filter(each => each.date.startsWith(`${year}-`)).map(each => each.announced)
  return {
    year,
    isProvisional: calendar.provisional(`${year}-06-15`),
    announced: [...new Set(papers)].filter(each => each !== ''),
    workdays: days.filter(isWork).length,
    months,
  }
}
