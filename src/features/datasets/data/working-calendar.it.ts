import { beforeAll, describe, expect, it } from 'vitest'
import type { LimitUnit, WorkingCalendar } from '@/shared/time'
import { testDatabase } from '@/testing/database'
import type { CalendarCity } from '../domain/city-calendar'
import { loadWorkingCalendar } from './working-calendar'

const chengdu: CalendarCity = {
  timezone: 'Asia/Shanghai',
  workingHours: [
    ['09:00', '12:00'],
    ['13:00', '17:00'],
  ],
  calendar: [
    { date: '2026-10-01', kind: 'holiday', name: '国庆节', announced: 'paper' },
    { date: '2026-10-02', kind: 'holiday', name: '国庆节', announced: 'paper' },
    { date: '2026-10-10', kind: 'makeup', name: '国庆节', announced: 'paper' },
  ],
}
const newYork: CalendarCity = {
  timezone: 'America/New_York',
  // Hours across the change of clocks, so that a day of 23 hours is one hour shorter to work.
  workingHours: [
    ['00:30', '03:30'],
    ['09:00', '17:00'],
  ],
  calendar: [
    { date: '2026-03-08', kind: 'makeup', name: 'spring forward', announced: 'paper' },
    { date: '2026-11-01', kind: 'makeup', name: 'fall back', announced: 'paper' },
  ],
}

/** The same moments in every run: half at random, half on the borders where mistakes live. */
function moments(calendar: WorkingCalendar, count: number): number[] {
  let seed = 20261121
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31
  }
  const from = Date.parse('2010-01-01T00:00:00Z')
  const list = [Date.parse('2026-03-08T06:59:59Z'), Date.parse('2026-11-01T06:30:00Z')]
  while (list.length < count) {
    const moment = from + Math.floor(random() * 20 * 365 * 86_400_000)
    list.push(moment)
    const day = calendar.startOfDay(calendar.dayOf(moment))
    list.push(day, day - 1, day + 12 * 3_600_000)
  }
  return list
}

const limits: [number, LimitUnit][] = [
  [2, 'uh'],
  [30, 'min'],
  [4, 'wh'],
  [0.5, 'wh'],
  [-3, 'wh'],
  [1, 'wd'],
  [20, 'wd'],
  [2.5, 'wd'],
  [0, 'wd'],
  [-2, 'wd'],
  [3, 'd'],
]

describe.each([
  ['Chengdu', chengdu],
  ['New York', newYork],
])('working time of %s in the database', (_, city) => {
  const database = testDatabase()
  let calendar: WorkingCalendar
  beforeAll(async () => {
    calendar = await loadWorkingCalendar(database.sql, city)
  })

  it('equals the calendar in memory at thousands of moments', async () => {
    const list = moments(calendar, 4000)
    const times = list.map(each => new Date(each).toISOString())
    for (const [value, unit] of limits) {
      const rows = await database.sql<{ due: Date | null }[]>`
        select work.due(t, ${value}::numeric, ${unit}) as due from unnest(${times}::timestamptz[]) with ordinality as row(t, n) order by n`
      const wrong = rows.filter((row, at) => row.due?.getTime() !== calendar.dueAt(list[at] ?? 0, { value, unit }))
      expect(rows.length).toBe(list.length)
      expect(wrong, `${value}${unit}`).toEqual([])
    }
  })

  it('counts the same working time and working days between two moments', async () => {
    const list = moments(calendar, 4000)
    const times = list.map(each => new Date(each).toISOString())
    const rows = await database.sql<{ minutes: number; days: number; used: number }[]>`
      select work.minutes_between(a, b) as minutes, work.days_between(a, b) as days, work.days_used(a, b) as used
      from (select t as a, lead(t) over (order by n) as b, n from unnest(${times}::timestamptz[]) with ordinality as row(t, n)) as pair
      where b is not null order by n`
    for (const [at, row] of rows.entries()) {
      const [a, b] = [list[at] ?? 0, list[at + 1] ?? 0]
      expect(row.minutes).toBeCloseTo(calendar.workingMinutesBetween(a, b), 6)
      expect(row.days).toBeCloseTo(calendar.workdaysBetween(a, b), 8)
      expect(row.used).toBe(calendar.workingDaysUsed(a, b))
    }
  })

  it('has no answer outside the calendar, and does nothing at a second start', async () => {
    const [row] = await database.sql`
      select work.due('1999-06-01', 1, 'wh') as early, work.due('2050-06-01', 1, 'wd') as late,
        work.due('2049-12-31 10:00Z', 400, 'wd') as beyond, work.minutes_between('2020-01-01', '2060-01-01') as long`
    expect(row).toEqual({ early: null, late: null, beyond: null, long: null })
    const stamp = () => database.sql`select xmin::text from calendar_setting`
    const before = await stamp()
    await loadWorkingCalendar(database.sql, city)
    expect(await stamp()).toEqual(before)
  })
})

describe('months', () => {
  const database = testDatabase()
  it('keep the local day, else take the last of the month', async () => {
    const calendar = await loadWorkingCalendar(database.sql, chengdu)
    const list = moments(calendar, 1000)
    const times = list.map(each => new Date(each).toISOString())
    const rows = await database.sql<{ mo: Date; y: Date }[]>`
      select work.due(t, 1, 'mo') as mo, work.due(t, 3, 'y') as y from unnest(${times}::timestamptz[]) with ordinality as row(t, n) order by n`
    for (const [at, row] of rows.entries()) {
      expect(row.mo.getTime()).toBe(calendar.dueAt(list[at] ?? 0, { value: 1, unit: 'mo' }))
      expect(row.y.getTime()).toBe(calendar.dueAt(list[at] ?? 0, { value: 3, unit: 'y' }))
    }
  })
})
