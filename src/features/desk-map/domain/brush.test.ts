import { describe, expect, it } from 'vitest'
import { dayAtShare, dayOfMoment, momentOfDay, spanUpTo, windowDays } from './brush'

const zone = 'Asia/Shanghai'
/** 21 November 2026, 20:36 in Chengdu. */
const now = Date.parse('2026-11-21T12:36:00Z')

describe('the brush', () => {
  it('ends today and has as many days as it says', () => {
    const span = spanUpTo(now, zone, 30)
    expect(span.last - span.first + 1).toBe(30)
    expect(windowDays(span.first, span.last)).toEqual({ from: '2026-10-23', to: '2026-11-21' })
  })

  it('finds the day under the pointer, at both ends too', () => {
    const span = spanUpTo(now, zone, 30)
    expect(dayAtShare(span, 0)).toBe(span.first)
    expect(dayAtShare(span, 1)).toBe(span.last)
    expect(dayAtShare(span, -3)).toBe(span.first)
  })

  it('takes a past day at its end, and today as now', () => {
    const { last } = spanUpTo(now, zone, 30)
    expect(momentOfDay(last - 1, now, zone)).toBe('2026-11-20T15:59:59.999Z')
    expect(momentOfDay(last, now, zone)).toBeNull()
    expect(dayOfMoment('2026-11-20T15:59:59.999Z', now, zone)).toBe(last - 1)
    expect(dayOfMoment(null, now, zone)).toBe(last)
  })
})
