import path from 'node:path'
import { dayText, localDay, startOfLocalDay, workingCalendar } from '../../src/shared/time'
import type { DemoCity } from './city'
import { layTerrain } from './terrain'
import { readWants } from './wants'
import type { Days, World } from './world'

export interface WorldOptions {
  readonly city: DemoCity
  /** Moment of the first seeding, epoch ms. */
  readonly anchor: number
  readonly seed?: string
  readonly scale?: number
  /** Days of events; three years by default. */
  readonly history?: number
  /** Indicator definitions; ours by default. */
  readonly indicators?: string
}

const working = { workday: true, makeup: true, restday: false, holiday: false } as const

export function openWorld({
  city,
  anchor,
  seed = 'chengmai',
  scale = 1,
  history = 3 * 365,
  indicators,
}: WorldOptions): World {
  const calendar = workingCalendar({
    days: city.calendar.map(({ date, kind, announced }) => ({
      day: date,
      isWorkday: working[kind],
      provisional: announced === '',
    })),
    hours: city.workingHours,
    timezone: city.timezone,
  })
  const starts = new Map<number, number>()
  const texts = new Map<number, string>()
  const days: Days = {
    today: localDay(city.timezone, anchor),
    start(day) {
      const known = starts.get(day)
      if (known !== undefined) return known
      const start = startOfLocalDay(city.timezone, day)
      starts.set(day, start)
      return start
    },
    of: instant => localDay(city.timezone, instant),
    text(day) {
      const known = texts.get(day)
      if (known !== undefined) return known
      const text = dayText(day)
      texts.set(day, text)
      return text
    },
    weekday: day => (((day + 4) % 7) + 7) % 7,
    isWorkday: day => calendar.isWorkday(dayText(day)),
  }
  const terrain = layTerrain(city, seed)
  const file = indicators ?? path.resolve('seed/indicators/indicators.csv')
  return {
    seed,
    anchor,
    scale,
    history,
    city,
    calendar,
    terrain,
    days,
    wants: readWants(file, seed, terrain.districts),
  }
}
