import { describe, expect, it } from 'vitest'
import { arcAt } from './dispatch-arc'

describe('an arc of dispatch', () => {
  it('sets out, arrives, and only then fades away', () => {
    expect(arcAt(0)).toEqual({ reach: 0, strength: 1 })
    expect(arcAt(0.6)).toEqual({ reach: 1, strength: 1 })
    expect(arcAt(1).strength).toBe(0)
    const lives = Array.from({ length: 50 }, (_, at) => arcAt(at / 50))
    for (const [at, { reach, strength }] of lives.entries()) {
      const before = lives[at - 1]
      if (before) expect(reach).toBeGreaterThanOrEqual(before.reach)
      if (before) expect(strength).toBeLessThanOrEqual(before.strength)
      if (strength < 1) expect(reach).toBe(1)
    }
  })
})
