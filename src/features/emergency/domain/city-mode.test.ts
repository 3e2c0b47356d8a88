import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Emergency, modeAt, routingOf, stageFactorOf } from './city-mode'
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

  it('sends cases by its plan and leaves them to the matrix again', () => {
    const lines = (moment: number) =>
      routingOf(modeAt([emergency(1, 10, 20)], moment), plans)?.routes.map(each => each.line) ?? null
    expect([lines(9), lines(12), lines(20)]).toEqual([null, ['FLOOD-1', 'FLOOD-2'], null])
    const silent = plans.map(plan => ({ ...plan, routes: [] }))
    expect(routingOf(modeAt([emergency(1, 10, 20)], 12), silent)).toBeNull()
  })
})

it.each(['chengdu', 'huaian'])('the plans of %s name units and classes of the city', city => {
  const column = (file: string) =>
    new Set(
      readFileSync(`seed/cities/${city}/${file}`, 'utf8')
        .split('\n')
        .map(row => row.split(',', 1)[0]),
    )
  const own = plansSchema.parse(JSON.parse(readFileSync(`seed/cities/${city}/emergency-plans.json`, 'utf8')))
  const routes = own.flatMap(plan => plan.routes)
  expect(routes.length).toBeGreaterThan(0)
  expect(routes.filter(each => !column('units.csv').has(each.unit))).toEqual([])
  expect(routes.filter(each => !column('case-classes.csv').has(each.cls))).toEqual([])
})
