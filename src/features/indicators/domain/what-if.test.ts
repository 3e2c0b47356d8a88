import { describe, expect, it } from 'vitest'
import { type IndicatorPlan, planOf } from './compute-city'
import type { Indicator } from './indicator'
import { aimedValue, reached, reachedAbove, type TrialCell, withChanges } from './what-if'

const now = new Date('2026-11-21T08:00:00Z')
const stretch = { from: new Date('2026-11-14T08:00:00Z'), to: now, now }
const plan = (formula: string, more: Partial<Indicator> = {}): IndicatorPlan =>
  planOf(
    { code: 'X', formula, direction: 'higher', floor: 0, goal: 50, weight: 1, ...more } as Indicator,
    stretch,
    'Asia/Shanghai',
  )
const cell = (
  numerator: string | null,
  denominator: string | null,
  value: number | null,
  reason: string | null = null,
): TrialCell => ({
  code: 'X',
  numerator,
  denominator,
  value,
  score: value === null ? null : Math.min(100, value * 2),
  reason,
})
const after = (own: TrialCell, numerator: number, denominator: number, formula: string) =>
  withChanges(new Map([['X', own]]), new Map([['X', { numerator, denominator }]]), new Map([['X', plan(formula)]])).get(
    'X',
  )

const share = 'ratio(count(case, closedAt != null), count(case))'

describe('parts that change', () => {
  it.each([
    [cell('1', '4', 25), 1, 0, share, 50, 100, null],
    [cell('1', '4', 25), 0, 1, share, 20, 40, null],
    // the last one goes: nothing to divide by
    [cell('1', '1', 100), -1, -1, share, null, null, 'no-denominator'],
    // the first one comes
    [cell('0', '0', null, 'no-denominator'), 1, 2, share, 50, 100, null],
    [cell(null, '0', null, 'no-finished'), 3, 1, "dur(case, filedAt, handledAt, 'h', 'mean')", 3, 6, null],
    [cell(null, null, null, 'no-records'), 8, 2, 'mean(case.returnCount)', 4, 8, null],
    // parts that are not known stay so
    [cell(null, null, null, 'stale-feed'), 1, 1, share, null, null, 'stale-feed'],
    [cell('5', null, null, 'no-reference'), 1, 0, 'per(count(case), ref.road_km, 100)', null, null, 'no-reference'],
  ])('%# give a value, a score or a reason', (own, numerator, denominator, formula, value, score, reason) => {
    expect(after(own, numerator, denominator, formula)).toMatchObject({ value, score, reason })
  })
})

describe('an indicator that reaches something', () => {
  const rated = (more: Partial<Indicator>) => ({ direction: 'higher', floor: 60, goal: 90, ...more }) as Indicator

  it.each([
    [rated({}), { score: 90 }, 70, 87],
    [rated({ direction: 'lower', floor: 30, goal: 10 }), { score: 50 }, 25, 20],
    [rated({ direction: 'target', floor: 40, goal: 50 }), { score: 80 }, 45, 48],
    [rated({ direction: 'target', floor: 40, goal: 50 }), { score: 80 }, 57, 52],
    [rated({}), { value: 77 }, 70, 77],
  ])('%# means this value', (indicator, aim, current, value) => {
    expect(aimedValue(indicator, aim, current)).toBeCloseTo(value, 12)
  })

  it('carries what its numerator gained to the area above', () => {
    const own = plan(share)
    const [before, above] = [cell('1', '4', 25), cell('10', '40', 25)]
    const aimed = reached(before, 50, own)
    expect(aimed).toMatchObject({ numerator: '2', value: 50, score: 100 })
    expect(reachedAbove(above, before, aimed, own)).toMatchObject({ numerator: '11', value: 27.5 })
    expect(reachedAbove(above, before, aimed, plan('pctl(case.returnCount, 90)'))).toBeNull()
  })
})
