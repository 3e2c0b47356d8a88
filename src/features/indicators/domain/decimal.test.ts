import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isZero, plus, tidy } from './decimal'

describe('exact decimals', () => {
  it('add without rounding', () => {
    expect(plus('0.1', '0.2')).toBe('0.3')
    expect(plus('100000000000000000000.01', '-0.01')).toBe('100000000000000000000')
    expect(plus('1.50', '0.25', -1)).toBe('1.25')
    expect(plus('1e-7', '0')).toBe('0.0000001')
    expect(plus('2e3', '1')).toBe('2001')
    expect(tidy('120.00')).toBe('120')
    expect(tidy('-0.500')).toBe('-0.5')
    expect([isZero('0.000'), isZero('-0'), isZero('0.001')]).toEqual([true, true, false])
  })

  it('undo what they did, in any order', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 9 }))
      .map(([units, scale]) => tidy(`${units}e-${scale}`))
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(plus(plus(a, b), b, -1)).toBe(a)
        expect(plus(a, b)).toBe(plus(b, a))
      }),
    )
  })
})
