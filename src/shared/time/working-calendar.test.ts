import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueWithPauses, readPauses } from './pauses'
import { type CalendarDay, type LimitUnit, workingCalendar } from './working-calendar'

const hours = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
] as const
/** Holidays and make-up days of 2026 around the National Day (国办 announcement of November 2025). */
const national: CalendarDay[] = [
  ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map(day => ({ day, isWorkday: false })),
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(day => ({
    day,
    isWorkday: true,
  })),
]
const timezone = 'Asia/Shanghai'
const calendar = workingCalendar({ days: national, hours, timezone })
const newYork = workingCalendar({ days: [], hours: [['01:00', '17:00']], timezone: 'America/New_York' })
const t = (text: string) => Date.parse(text)
const local = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const moment = fc.integer({ min: t('2024-01-01T00:00:00Z'), max: t('2027-12-31T00:00:00Z') })
const units = ['uh', 'wh', 'wd', 'd', 'min', 'mo', 'y'] as const

describe('a working limit', () => {
  it.each<[string, number, LimitUnit, string]>([
    // The starting day does not count; due at 24:00 of the last day.
    ['2026-09-25T16:30', 1, 'wd', '2026-09-29 00:00'],
    ['2026-09-26T10:00', 1, 'wd', '2026-09-29 00:00'],
    // Across the National Day and the make-up Saturday of 10 October.
    ['2026-09-29T09:00', 3, 'wd', '2026-10-10 00:00'],
    ['2026-09-29T09:00', 4, 'wd', '2026-10-11 00:00'],
    ['2026-10-09T09:00', 2, 'wd', '2026-10-13 00:00'],
    ['2026-10-09T16:00', 4, 'wh', '2026-10-10 12:00'],
    ['2026-10-09T16:00', 4.5, 'wh', '2026-10-10 13:30'],
    ['2026-09-30T18:00', 1, 'wh', '2026-10-08 10:00'],
    ['2026-09-30T11:00', 2, 'uh', '2026-09-30 13:00'],
    ['2026-09-30T11:00', 2, 'nd', '2026-10-02 11:00'],
    ['2026-08-31T11:00', 1, 'mo', '2026-09-30 11:00'],
    ['2024-02-29T11:00', 1, 'y', '2025-02-28 11:00'],
    ['2026-10-09T16:00', 0, 'wd', '2026-10-10 00:00'],
  ])('from %s of %d %s ends at %s', (from, value, unit, due) => {
    expect(local(calendar.dueAt(t(`${from}:00+08:00`), { value, unit }))).toBe(due)
  })

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'counts the make-up day %s',
    day => {
      expect(calendar.isWorkday(day)).toBe(true)
      const eve = calendar.startOfDay(day) - 1
      expect(local(calendar.addWorkingDays(eve, 1)).slice(0, 10) > day).toBe(true)
      expect(calendar.addWorkingDays(eve, 1)).toBe(calendar.startOfDay(day) + 86_400_000)
    },
  )

  it('grows with its start and with its length', () => {
    fc.assert(
      fc.property(moment, moment, fc.nat(200), fc.nat(200), fc.constantFrom(...units), (a, b, m, n, unit) => {
        const due = (from: number, value: number) => calendar.dueAt(from, { value, unit })
        expect(due(Math.min(a, b), m)).toBeLessThanOrEqual(due(Math.max(a, b), m))
        expect(due(a, Math.min(m, n))).toBeLessThanOrEqual(due(a, Math.max(m, n)))
        // Half an hour may pass in less than no working time, but never backwards.
        if (unit !== 'wd') expect(due(a, m)).toBeGreaterThanOrEqual(a)
      }),
    )
  })

  it('is never shorter for one more holiday', () => {
    const days = fc.array(fc.integer({ min: 0, max: 1200 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(
        days,
        moment,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('wh', 'wd'),
        (off, from, value, unit) => {
          const holidays = off.map(each => ({
            day: new Date(Date.UTC(2024, 0, 1) + each * 86_400_000).toISOString().slice(0, 10),
            isWorkday: false,
          }))
          const fewer = workingCalendar({ days: [...national, ...holidays], hours, timezone })
          expect(fewer.dueAt(from, { value, unit })).toBeGreaterThanOrEqual(calendar.dueAt(from, { value, unit }))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('undoes the measure: so much working time after a moment lies so much working time away', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 20_000 }), (from, minutes) => {
        for (const each of [calendar, newYork]) {
          const due = each.addWorkingMinutes(from, minutes)
          expect(each.workingMinutesBetween(from, due)).toBeCloseTo(minutes, 6)
          // It is the first such moment.
          if (minutes > 0) expect(each.workingMinutesBetween(from, due - 1)).toBeLessThan(minutes)
          expect(each.workedMinutes(each.addWorkingMinutes(due, -minutes))).toBeCloseTo(each.workedMinutes(from), 6)
        }
      }),
    )
  })

  it('is kept exactly when the days used are no more than promised', () => {
    fc.assert(
      fc.property(moment, fc.nat(90 * 86_400_000), fc.nat(40), (from, span, promised) => {
        const done = from + span
        const isKept = done <= calendar.addWorkingDays(from, promised)
        expect(calendar.workingDaysUsed(from, done) <= promised).toBe(isKept)
      }),
    )
  })
})

describe('a day on which the clocks change', () => {
  it('has the hours that really passed', () => {
    const day = (text: string) => newYork.startOfDay(text)
    expect(day('2026-03-09') - day('2026-03-08')).toBe(23 * 3_600_000)
    expect(day('2026-11-02') - day('2026-11-01')).toBe(25 * 3_600_000)
    const open = workingCalendar({
      days: [{ day: '2026-03-08', isWorkday: true }],
      hours: [['01:00', '17:00']],
      timezone: 'America/New_York',
    })
    expect(open.workingMinutesBetween(open.startOfDay('2026-03-08'), open.startOfDay('2026-03-09'))).toBe(15 * 60)
  })
})

describe('a year that is not announced', () => {
  it('works from Monday to Friday and says that it is provisional', () => {
    expect(calendar.provisional('2027-01-01')).toBe(true)
    expect(calendar.isWorkday('2027-01-01')).toBe(true)
    expect(calendar.isWorkday('2027-01-02')).toBe(false)
    expect(calendar.provisional('2026-10-01')).toBe(false)
  })
  it('outside the calendar there is no answer', () => {
    expect(calendar.addWorkingDays(t('1999-01-01T00:00:00Z'), 1)).toBeNaN()
    expect(calendar.addWorkingMinutes(t('2060-01-01T00:00:00Z'), 1)).toBeNaN()
    expect(() => calendar.isWorkday('2060-01-01')).toThrow(RangeError)
  })
})

describe('a pause', () => {
  const from = t('2026-09-07T10:00:00+08:00')
  const pause = (a: string, b?: string) => ({
    from: `${a}:00+08:00`,
    ...(b ? { to: `${b}:00+08:00` } : {}),
    kind: '补正',
  })
  const due = (value: number, unit: LimitUnit, ...pauses: unknown[]) =>
    dueWithPauses(calendar, from, { value, unit }, readPauses(pauses) ?? [])

  it('moves the end by the days it stopped, the day it began running on', () => {
    expect(local(due(5, 'wd'))).toBe('2026-09-15 00:00')
    expect(local(due(5, 'wd', pause('2026-09-08T15:00', '2026-09-10T09:00')))).toBe('2026-09-17 00:00')
    expect(local(due(5, 'wd', pause('2026-09-08T09:00', '2026-09-08T17:00')))).toBe('2026-09-15 00:00')
  })
  it('moves working and clock hours by what it took of them', () => {
    expect(local(due(4, 'wh', pause('2026-09-07T11:00', '2026-09-07T14:00')))).toBe('2026-09-07 17:00')
    expect(local(due(4, 'uh', pause('2026-09-07T11:00', '2026-09-07T14:00')))).toBe('2026-09-07 17:00')
  })
  it('after the end changes nothing, without an end leaves no due moment', () => {
    expect(due(4, 'wh', pause('2026-09-20T11:00'))).toBe(due(4, 'wh'))
    expect(due(4, 'wd', pause('2026-09-08T11:00'))).toBeNaN()
  })
  it('that overlaps another counts once', () => {
    const once = due(8, 'uh', pause('2026-09-07T11:00', '2026-09-07T14:00'))
    expect(
      due(8, 'uh', pause('2026-09-07T11:00', '2026-09-07T13:00'), pause('2026-09-07T12:00', '2026-09-07T14:00')),
    ).toBe(once)
  })
  it('is read from moments in either form; what is no pause is left out', () => {
    expect(readPauses([{ from: 5, to: 9 }, { from: 7 }, { from: 3, to: 2 }, null, { from: 'never' }])).toEqual([
      { from: 5, to: Number.POSITIVE_INFINITY },
    ])
    expect(readPauses('x')).toBeNull()
  })
})

const folder = process.env.CHENGMAI_DATA || resolve('../shared/data')
describe.each([2024, 2025, 2026])('the announced days of %d', year => {
  const path = resolve(folder, `holiday-cn-${year}.json`)
  it.skipIf(!existsSync(path))('are those of the published list, day by day', () => {
    const { days } = JSON.parse(readFileSync(path, 'utf8')) as { days: { date: string; isOffDay: boolean }[] }
    const announced = new Map(days.map(each => [each.date, !each.isOffDay]))
    const read = workingCalendar({
      days: [...announced].map(([day, isWorkday]) => ({ day, isWorkday })),
      hours,
      timezone,
    })
    let worked = 0
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      const weekday = new Date(at).getUTCDay()
      const isWorkday = announced.get(day) ?? (weekday !== 0 && weekday !== 6)
      expect(read.isWorkday(day)).toBe(isWorkday)
      if (isWorkday) worked++
    }
    expect(read.workdaysBetween(read.startOfDay(`${year}-01-01`), read.startOfDay(`${year + 1}-01-01`))).toBeCloseTo(
      worked,
      9,
    )
    expect(days.length).toBeGreaterThan(20)
  })
})
