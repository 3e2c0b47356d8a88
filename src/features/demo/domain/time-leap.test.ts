import { expect, it } from 'vitest'
import { leapFrom } from './time-leap'

const now = Date.parse('2026-01-31T02:00:00Z')
it.each([
  ['+90d', '2026-05-01T02:00:00.000Z'],
  ['+2h', '2026-01-31T04:00:00.000Z'],
  ['+30min', '2026-01-31T02:30:00.000Z'],
  ['+1mo', '2026-02-28T02:00:00.000Z'],
])('%s leads to %s', (leap, then) => {
  expect(new Date(leapFrom(now, leap, 'Asia/Shanghai') ?? 0).toISOString()).toBe(then)
})
it.each(['90d', '-90d', '+0d', '+1y', '+d', '', '+1.5h'])('%j is no leap', leap => {
  expect(leapFrom(now, leap, 'Asia/Shanghai')).toBeNull()
})
