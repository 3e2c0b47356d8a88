import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Emergency, modeAt, stageFactorOf } from './city-mode'
import { plansSchema } from './emergency-plan'

const plans = plansSchema.parse(JSON.parse(readFileSync('seed/cities/chengdu/emergency-plans.json', 'utf8')))
const emergency = (id: number, from: number, until: number, endedAt: number | null = null): Emergency => ({
  id,
  plan: 'flood',
  reason: '',
  from,
  until,
  endedAt,
})

describe('the mode of the city', () => {
  it('is an emergency from its beginning to its end, whichever end comes first', () => {
    const both = [emergency(1, 10, 20), emergency(2, 15, 40, 30)]
    const at = (moment: number) => {
      const found = modeAt(both, moment)
      return found.mode === 'normal' ? null : found.emergency.id
    }
    expect([9, 10, 14, 15, 29, 30, 39].map(at)).toEqual([null, 1, 1, 2, 2, null, null])
  })

  it('shortens stages by its plan and gives them back', () => {
    expect(stageFactorOf(modeAt([emergency(1, 10, 20)], 12), plans)).toBe(0.5)
    expect(stageFactorOf(modeAt([emergency(1, 10, 20)], 20), plans)).toBe(1)
  })
})
