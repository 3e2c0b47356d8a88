import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dayText } from '@/shared/time'
import { realData } from '@/testing/real-data'
import { loadCity } from '../../areas/server'
import { cityCalendar } from './city-calendar'

interface Announcement {
  readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[]
}

/** As the State Council announces a year: what differs from the plain week. */
describe('the working calendar of the city', () => {
  const calendar = cityCalendar(loadCity('chengdu'))
  for (const year of [2024, 2025, 2026]) {
    const file = realData(`holiday-cn-${year}.json`)
    it.skipIf(!file)(`is that of the announcement, every day of ${year}`, () => {
      const { days } = JSON.parse(readFileSync(file ?? '', 'utf8')) as Announcement
      const differs = new Map(days.map(each => [each.date, !each.isOffDay]))
      expect(differs.size).toBeGreaterThan(20)
      const first = Date.UTC(year, 0, 1) / 86_400_000
      const last = Date.UTC(year, 11, 31) / 86_400_000
      for (let at = first; at <= last; at++) {
        const day = dayText(at)
        const weekday = new Date(at * 86_400_000).getUTCDay()
        const announced = differs.get(day) ?? (weekday !== 0 && weekday !== 6)
        expect([day, calendar.isWorkday(day), calendar.provisional(day)]).toEqual([day, announced, false])
      }
    })
  }
  it('calls the next year provisional until it is announced', () => {
    expect(calendar.provisional('2027-01-04')).toBe(true)
  })
})
