import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCity } from '@/features/areas/server'
import { cityCalendar } from './city-calendar'

const folder = process.env.CHENGMAI_DATA || resolve('../shared/data')

describe('the calendar of the demo city', () => {
  const calendar = cityCalendar(loadCity('chengdu'))

  it.each([2024, 2025, 2026].map(year => ({ year, path: resolve(folder, `holiday-cn-${year}.json`) })))(
    'has the announced days of $year',
    ({ year, path }) => {
      if (!existsSync(path)) return expect(calendar.provisional(`${year}-05-01`)).toBe(false)
      const { days } = JSON.parse(readFileSync(path, 'utf8')) as { days: { date: string; isOffDay: boolean }[] }
      const announced = new Map(days.map(each => [each.date, !each.isOffDay]))
      for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
        const day = new Date(at).toISOString().slice(0, 10)
        const weekday = new Date(at).getUTCDay()
        expect(calendar.isWorkday(day), day).toBe(announced.get(day) ?? (weekday !== 0 && weekday !== 6))
        expect(calendar.provisional(day), day).toBe(false)
      }
    },
  )

  it('assumes the years that nobody has announced', () => {
    expect(calendar.provisional('2027-10-01')).toBe(true)
    expect(calendar.isWorkday('2027-10-01')).toBe(true)
    expect(calendar.timezone).toBe('Asia/Shanghai')
    expect(calendar.minutesOfDay).toBe(420)
  })
})
