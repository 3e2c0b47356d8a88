import { expect, test } from 'vitest'
import { momentsIn } from './moments'

const at = new Date('2026-11-21T06:05:09Z')
const zone = 'Asia/Shanghai'

test('a moment is written as the reader writes it, in the city’s zone', () => {
  const [zh, en] = [momentsIn('zh', zone), momentsIn('en', zone)]
  expect([zh.day(at), en.day(at)]).toEqual(['2026/11/21', '21 Nov 2026'])
  expect([zh.moment(at), en.moment(at)]).toEqual(['2026年11月21日 14:05', '21 Nov 2026, 14:05'])
  expect([zh.second(at), en.second(at)]).toEqual(['2026年11月21日 14:05:09', '21 Nov 2026, 14:05:09'])
  expect([zh.longDay(at), en.longDay(at)]).toEqual(['2026年11月21日', '21 November 2026'])
  expect([zh.wordedDay(at), en.wordedDay(at)]).toEqual(['2026年11月21日', '21 Nov 2026'])
  expect([zh.month(at), en.month(at)]).toEqual(['2026年11月', 'November 2026'])
  expect([zh.clock(at), en.clock(at)]).toEqual(['14:05', '14:05'])
  expect([zh.day(null), zh.time(null)]).toEqual(['', ''])
})

test('what is near has its hour, what is far its year', () => {
  const near = new Date(Date.now() - 86_400_000)
  const far = new Date(Date.now() - 400 * 86_400_000)
  for (const lang of ['zh', 'en'] as const) {
    const moments = momentsIn(lang, zone)
    expect(moments.time(near)).toContain(moments.clock(near))
    expect(moments.time(far)).toBe(moments.day(far))
  }
})

test('a limit that ends with the day is that day’s', () => {
  const today = new Date()
  const midnight = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()))
  const { due, time } = momentsIn('zh', 'UTC')
  const before = time(midnight.getTime() - 60_000)
  expect(before).toContain('23:59')
  expect(due(midnight)).toBe(before.replace('23:59', '24:00'))
  expect(due(midnight.getTime() + 3_600_000)).toBe(time(midnight.getTime() + 3_600_000))
  expect(due(null)).toBe('')
})

test('midnight is 00:00, and the day is the city’s', () => {
  const midnight = '2026-11-20T16:00:00Z'
  expect(momentsIn('zh', zone).moment(midnight)).toBe('2026年11月21日 00:00')
  expect(momentsIn('en', 'UTC').clock('2026-11-21T00:00:00Z')).toBe('00:00')
})
