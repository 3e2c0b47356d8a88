import { describe, expect, it } from 'vitest'
import { untilNight } from './use-care'

const hours = (iso: string) => untilNight(new Date(iso), 'Asia/Shanghai') / 3_600_000

describe('the nightly reload', () => {
  it('waits for four in the morning of the city', () => {
    expect(hours('2026-11-28T12:00:00Z')).toBe(8)
    expect(hours('2026-11-28T19:59:00Z')).toBeCloseTo(24 + 1 / 60, 5)
  })
  it('does not come twice in one night', () => {
    expect(hours('2026-11-28T20:00:00Z')).toBe(24)
    expect(hours('2026-11-28T20:01:00Z')).toBeCloseTo(24 - 1 / 60, 5)
  })
})
