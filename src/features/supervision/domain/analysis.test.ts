import { describe, expect, it } from 'vitest'
import { inOrder, measured, windowsOf } from './analysis'

const zone = 'Asia/Shanghai'
const at = (text: string) => new Date(`${text}+08:00`)

describe('windows of months', () => {
  it('hold a running month against the same days of the month before', () => {
    const { now, before } = windowsOf({ to: at('2026-12-01T00:00'), span: 1, now: at('2026-11-18T10:00') }, zone)
    expect(now).toEqual({ from: at('2026-11-01T00:00'), to: at('2026-12-01T00:00'), judged: at('2026-11-18T10:00') })
    expect(before).toEqual({ from: at('2026-10-01T00:00'), to: at('2026-11-01T00:00'), judged: at('2026-10-18T10:00') })
  })
  it('give closed months and those before them equally long to be settled', () => {
    const { now, before, year } = windowsOf({ to: at('2026-10-01T00:00'), span: 3, now: at('2026-11-30T10:00') }, zone)
    expect(before.to).toEqual(now.from)
    expect(before.judged).toEqual(at('2026-08-30T10:00'))
    expect(year.from).toEqual(at('2025-10-01T00:00'))
  })
})

describe('counts', () => {
  it('add up, and mark what is few', () => {
    const some = measured({ found: 9, settled: 4, onTime: 5, late: 2, days: 3.5 }, 10)
    expect(some).toMatchObject({ open: 5, waiting: 2, onTimeShare: 71.4, settledShare: 44.4, isFew: true })
    expect(measured({ found: 10, settled: 0, onTime: 0, late: 0, days: null }, 10)).toMatchObject({
      onTimeShare: null,
      isFew: false,
    })
  })
  it('stand in the order of their list, never by size', () => {
    expect(inOrder(['none', 'rule', 'slow'], ['slow', 'blocked', 'rule'])).toEqual(['slow', 'rule', 'none'])
  })
})
