import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CELL_CLASSES, classEdges, classOf } from './cells'

describe('classes of counts', () => {
  it('hold every count from one to the most, in order, none of them in two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 2_000_000 }), (a, b) => {
        const [count, most] = [Math.min(a, b), Math.max(a, b)]
        const edges = classEdges(most)
        expect(edges[0]).toBe(1)
        expect(edges.length).toBeLessThanOrEqual(CELL_CLASSES)
        expect([...edges].sort((one, other) => one - other)).toEqual(edges)
        const place = classOf(count, edges)
        expect(place).toBeGreaterThanOrEqual(0)
        expect(count).toBeGreaterThanOrEqual(edges[place] ?? 0)
        expect(count).toBeLessThan(edges[place + 1] ?? Number.POSITIVE_INFINITY)
      }),
    )
  })

  it('are as few as small counts need, and none where there is nothing', () => {
    expect(classEdges(0)).toEqual([])
    expect(classEdges(1)).toEqual([1])
    expect(classEdges(100_000)).toEqual([1, 10, 100, 1000, 10_000])
  })
})
