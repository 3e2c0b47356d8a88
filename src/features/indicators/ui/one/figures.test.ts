import { describe, expect, it } from 'vitest'
import { figures } from './figures'

const { number, exact, signed, moment } = figures('en', 'Asia/Shanghai')

describe('figures', () => {
  it.each([
    [100, '100'],
    [99.996, '99.996'],
    [0.004, '0.004'],
    [0, '0'],
    [91.33974, '91.34'],
    [123.456, '123.5'],
    [64378, '64,378'],
    [13850.3, '13,850'],
    [66, '66'],
  ])('%d is %s', (value, text) => expect(number(value)).toBe(text))

  it('leave nothing out of what adds up', () => {
    expect(exact(4862.4)).toBe('4,862.4')
    expect(exact(0.1 + 0.2)).toBe('0.3')
  })

  it('say the sign of a change', () => {
    expect(signed(1.25)).toBe('+1.25')
    expect(signed(-3)).toBe('−3')
    expect(signed(0)).toBe('±0')
  })

  it('tell the time of the city, not of the reader', () => {
    expect(moment('2026-11-21T17:30:00Z')).toContain('01:30')
  })
})
