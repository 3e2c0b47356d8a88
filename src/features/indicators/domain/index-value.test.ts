import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dimensionNames } from './index-snapshot'
import { areaIndex, dimensionIndex, type Scored } from './index-value'

const shares = { safe: 0.3, tidy: 0.25, orderly: 0.25, convenient: 0.2 }
const one = (dimension: Scored['dimension'], score: number | null, weight = 1): Scored => ({ dimension, weight, score })
const all = (score: number | null): Scored[] => dimensionNames.map(each => one(each, score))

describe('a dimension', () => {
  it('is the weighted mean of what has a value', () => {
    const index = dimensionIndex('tidy', [
      one('tidy', 100, 3),
      one('tidy', 50, 1),
      one('tidy', null, 1),
      one('safe', 0),
    ])
    expect(index).toEqual({ value: 87.5, reason: null, completeness: 80, isCapped: false })
  })

  it('is withheld below 60 % of the weight, not at it', () => {
    const at = [one('tidy', 80, 3), one('tidy', null, 2)]
    expect(dimensionIndex('tidy', at)).toMatchObject({ value: 80, completeness: 60 })
    const below = [one('tidy', 80, 2.5), one('tidy', null, 2)]
    expect(dimensionIndex('tidy', below)).toMatchObject({ value: null, reason: 'insufficient-data' })
    expect(dimensionIndex('tidy', [])).toMatchObject({ value: null, completeness: 0 })
  })

  it('of safety is held at 60 by one weight-3 indicator at 0, and only there', () => {
    const with0 = (dimension: 'safe' | 'tidy', weight: number, score: number | null) =>
      dimensionIndex(dimension, [one(dimension, score, weight), one(dimension, 100, 27)])
    expect(with0('safe', 3, 0)).toMatchObject({ value: 60, isCapped: true })
    expect(with0('safe', 2, 0)).toMatchObject({ isCapped: false })
    expect(with0('safe', 3, 0.001)).toMatchObject({ isCapped: false })
    expect(with0('safe', 3, null)).toMatchObject({ value: 100, isCapped: false })
    expect(with0('tidy', 3, 0)).toMatchObject({ value: 90, isCapped: false })
    expect(dimensionIndex('safe', [one('safe', 0, 3), one('safe', 50, 3)])).toMatchObject({
      value: 25,
      isCapped: false,
    })
  })
})

describe('the index of an area', () => {
  it('weighs the four dimensions after the cap', () => {
    const scored = [one('safe', 0, 3), one('safe', 100, 27), one('tidy', 80), one('orderly', 70), one('convenient', 60)]
    expect(areaIndex(scored, shares).value).toBeCloseTo(0.3 * 60 + 0.25 * 80 + 0.25 * 70 + 0.2 * 60)
  })

  it('is withheld while any dimension is', () => {
    const scored = [one('safe', 90), one('tidy', 80), one('orderly', 70), one('convenient', null)]
    expect(areaIndex(scored, shares)).toMatchObject({ value: null, reason: 'withheld', completeness: 75 })
    expect(areaIndex(all(null), shares)).toMatchObject({ value: null, completeness: 0 })
  })

  it('lies within the scores, rises with each of them, and ignores the order', () => {
    const scored = fc.array(
      fc.record({
        dimension: fc.constantFrom(...dimensionNames),
        weight: fc.constantFrom(0.5, 1, 2, 3),
        score: fc.option(fc.integer({ min: 1, max: 100 })),
      }),
      { minLength: 8, maxLength: 60 },
    )
    fc.assert(
      fc.property(scored, scored => {
        const index = areaIndex(scored, shares)
        const present = scored.flatMap(each => (each.score === null ? [] : [each.score]))
        if (index.value !== null) {
          expect(index.value).toBeGreaterThanOrEqual(Math.min(...present) - 1e-9)
          expect(index.value).toBeLessThanOrEqual(Math.max(...present) + 1e-9)
          const better = scored.map(each =>
            each.score === null ? each : { ...each, score: Math.min(100, each.score + 5) },
          )
          expect(areaIndex(better, shares).value).toBeGreaterThanOrEqual(index.value)
          expect(areaIndex(scored.toReversed(), shares).value).toBeCloseTo(index.value, 9)
        }
        // what has no value neither raises nor lowers what has one
        const more = areaIndex([...scored, ...all(null).map(each => ({ ...each, weight: 0.5 }))], shares)
        if (more.value !== null && index.value !== null) expect(more.value).toBe(index.value)
      }),
    )
  })
})
