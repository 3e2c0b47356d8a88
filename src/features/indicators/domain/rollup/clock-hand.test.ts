import { describe, expect, it } from 'vitest'
import { randomNumbers } from '../../testing/random-records'
import { type ClockHand, handAt, passings } from './clock-hand'

const DAY = 86_400_000

describe.each(['Asia/Shanghai', 'Europe/Amsterdam', 'America/St_Johns'])('a hand of the clock in %s', timezone => {
  it('does not pass a moment between two of its passings', () => {
    const random = randomNumbers(7)
    const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
    let sides = 0
    for (let tries = 0; tries < 1000; tries++) {
      const months = whole(1, 12) * (random() < 0.7 ? -1 : 1)
      const hand: ClockHand = { before: whole(-2, 2) * DAY, months, after: whole(-1, 1) * 3_600_000 }
      // days at a month's end are where several stand for one
      const month = Date.UTC(2024, whole(0, 35), 1)
      const value = month + (random() < 0.5 ? whole(-4, 4) * DAY : 0) + whole(0, 31 * DAY)
      const points = passings(hand, value, timezone)
      const sideAt = (now: number) => Math.sign(handAt(hand, now, timezone) - value)
      const around = points[0] ?? value
      for (const now of Array.from({ length: 12 }, () => around + whole(-6 * DAY, 6 * DAY))) {
        const since = points.filter(each => each <= now).at(-1)
        expect(sideAt(now)).toBe(since === undefined ? -1 : sideAt(since))
        if (since !== undefined) sides++
      }
    }
    expect(sides).toBeGreaterThan(1000)
  })
})
