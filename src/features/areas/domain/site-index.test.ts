import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SiteIndex } from './site-index'

const index = (sites: readonly (readonly [number, number])[]) =>
  new SiteIndex(
    Float64Array.from(sites, s => s[0]),
    Float64Array.from(sites, s => s[1]),
  )

/** First of the nearest, by looking at all of them. */
function plainly(sites: readonly (readonly [number, number])[], x: number, y: number): number {
  const squares = sites.map(([sx, sy]) => (sx - x) * (sx - x) + (sy - y) * (sy - y))
  return squares.indexOf(Math.min(...squares))
}

// Small whole numbers make ties frequent and their squares exact.
const coordinate = fc.integer({ min: -6, max: 26 })
const sites = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
  minLength: 1,
  maxLength: 40,
  selector: String,
})

describe('the nearest site', () => {
  it('is the first of those at the same distance', () => {
    const square = index([
      [0, 0],
      [2, 0],
      [0, 2],
      [2, 2],
    ])
    expect(square.nearest(1, 1)).toBe(0)
    expect(square.nearest(2, 1)).toBe(1)
    expect(square.nearest(1, 2)).toBe(2)
    expect(square.nearest(1.01, 1.01)).toBe(3)
  })

  it('is what looking at all of them finds, ties and far points included', () => {
    fc.assert(
      fc.property(sites, coordinate, coordinate, (list, x, y) => {
        expect(index(list).nearest(x, y)).toBe(plainly(list, x, y))
      }),
      { numRuns: 2000 },
    )
  })

  it('is none among none', () => {
    expect(index([]).nearest(0, 0)).toBe(-1)
  })
})
