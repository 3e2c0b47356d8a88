import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { score } from './score'

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const rating = fc.record({ floor: number, goal: number }).filter(({ floor, goal }) => Math.abs(floor - goal) > 1e-3)

describe('score', () => {
  it('is 0 at the floor, 100 at the goal and halfway between', () => {
    expect(score(66, 'higher', { floor: 66, goal: 90 })).toBe(0)
    expect(score(78, 'higher', { floor: 66, goal: 90 })).toBe(50)
    expect(score(90, 'higher', { floor: 66, goal: 90 })).toBe(100)
    expect(score(3, 'lower', { floor: 3, goal: 0 })).toBe(0)
    expect(score(0.75, 'lower', { floor: 3, goal: 0 })).toBe(75)
    expect(score(0, 'lower', { floor: 3, goal: 0 })).toBe(100)
  })

  it('falls on both sides of a target', () => {
    const rating = { floor: 1, goal: 1.8 }
    expect(score(1.8, 'target', rating)).toBe(100)
    expect(score(1, 'target', rating)).toBe(0)
    expect(score(2.6, 'target', rating)).toBeCloseTo(0)
    expect(score(2.2, 'target', rating)).toBeCloseTo(50)
    expect(score(9, 'target', rating)).toBe(0)
  })

  it('lies between 0 and 100 and never falls as the value nears the goal', () => {
    fc.assert(
      fc.property(rating, number, number, fc.constantFrom('sided', 'target'), (rating, a, b, kind) => {
        const direction = kind === 'target' ? 'target' : rating.floor < rating.goal ? 'higher' : 'lower'
        const scores = [a, b].map(each => score(each, direction, rating))
        for (const each of scores) {
          expect(each).toBeGreaterThanOrEqual(0)
          expect(each).toBeLessThanOrEqual(100)
        }
        const distance = (value: number) =>
          direction === 'target' ? Math.abs(value - rating.goal) : direction === 'higher' ? -value : value
        const [first = 0, second = 0] = scores
        if (distance(a) <= distance(b)) expect(first).toBeGreaterThanOrEqual(second - 1e-9)
      }),
    )
  })
})
