import { describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { calendarYear, calendarYears } from './calendar-year'
import { cityCalendar } from './city-calendar'

const city = loadCity('chengdu')

describe('a year of the working calendar', () => {
  it('has the made-up working days of 2026, and each on a weekend', () => {
    const { months, isProvisional, announced } = calendarYear(city, 2026)
    const madeUp = months.flatMap(each => each.days.filter(day => day.kind === 'makeup'))
    expect(madeUp.map(each => each.day.slice(5))).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
    expect(madeUp.every(each => each.weekday > 4)).toBe(true)
    expect([isProvisional, announced.length > 0]).toEqual([false, true])
  })

  it('says the same of every day as the clocks count, over all years it offers', () => {
    const calendar = cityCalendar(city)
    for (const year of calendarYears(city)) {
      const { months, workdays } = calendarYear(city, year)
      const days = months.flatMap(each => each.days)
      expect(days.length === 365 || days.length === 366).toBe(true)
      for (const { day, kind, weekday } of days) {
        expect([day, kind === 'workday' || kind === 'makeup']).toEqual([day, calendar.isWorkday(day)])
        expect([day, (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]).toEqual([day, weekday])
      }
      expect(months.reduce((sum, each) => sum + each.workdays, 0)).toBe(workdays)
    }
  })

  it('that nobody has announced is Monday to Friday, and provisional', () => {
    const next = calendarYears(city).at(-1) ?? 0
    const { isProvisional, announced, months } = calendarYear(city, next)
    expect([isProvisional, announced]).toEqual([true, []])
    for (const { kind, weekday } of months.flatMap(each => each.days))
      expect(kind).toBe(weekday > 4 ? 'restday' : 'workday')
  })
})
