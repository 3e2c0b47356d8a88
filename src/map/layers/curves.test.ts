import { describe, expect, it } from 'vitest'
import { archBetween, curveBetween } from './curves'

describe('lines between two places', () => {
  it('begin and end there; there and back do not cover one another', () => {
    const there = curveBetween([104, 30.6], [104.3, 30.8])
    const back = curveBetween([104.3, 30.8], [104, 30.6])
    expect(there[0]).toEqual([104, 30.6])
    expect(there.at(-1)?.map(each => Number(each.toFixed(9)))).toEqual([104.3, 30.8])
    const [mine, other] = [there[16] ?? [0, 0], back[16] ?? [0, 0]]
    expect(Math.hypot(mine[0] - other[0], mine[1] - other[1])).toBeGreaterThan(0.05)
  })

  it('rise by their length above both ends, and none where both are one place', () => {
    const arch = archBetween([104, 30.6, 500], [104.1, 30.6, 100])
    expect(arch[0]?.[2]).toBe(500)
    expect(arch.at(-1)?.[2]).toBeCloseTo(100, 6)
    expect(arch[16]?.[2]).toBeGreaterThan(2000)
    expect(Math.max(...archBetween([104, 30, 7], [104, 30, 7]).map(each => each[2]))).toBe(7)
  })
})
