import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulaOf } from './compute-city'
import { decompose, type Moved } from './contribution'
import { type DistrictMove, splitByDistrict } from './contribution-districts'
import { hasAdditiveParts, numeratorFor, valueOfParts } from './contribution-parts'
import { plus } from './decimal'
import { dimensionNames } from './index-snapshot'
import { areaIndex } from './index-value'
import { score } from './score'

const shares = { safe: 0.3, tidy: 0.25, orderly: 0.25, convenient: 0.2 }
const others = { safe: 0.25, tidy: 0.25, orderly: 0.3, convenient: 0.2 }

const moment = fc.record({
  value: fc.constant(1),
  // noughts often, so that the cap comes and goes
  score: fc.oneof(
    { weight: 8, arbitrary: fc.double({ min: 50, max: 100, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 0, 100) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  weight: fc.constantFrom(0.5, 1, 2, 3),
})
const change = fc.record({
  dimension: fc.constantFrom(...dimensionNames),
  before: fc.option(moment, { freq: 12, nil: null }),
  after: fc.option(moment, { freq: 12, nil: null }),
  isSame: fc.boolean(),
  rescored: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
})

const indexOf = (moved: readonly Moved[], side: 'before' | 'after', own: typeof shares) =>
  areaIndex(
    moved.flatMap(each => {
      const found = each[side]
      return found ? [{ dimension: each.dimension, weight: found.weight, score: found.score }] : []
    }),
    own,
  ).value

const sum = (lines: readonly { readonly contribution: number }[]) =>
  lines.reduce((total, each) => total + each.contribution, 0)

describe('the change of the index', () => {
  it('is exactly the sum of its lines, whatever appears, vanishes, is capped or weighed anew', () => {
    let decomposed = 0
    let capped = 0
    fc.assert(
      fc.property(fc.array(change, { minLength: 30, maxLength: 60 }), fc.boolean(), (drawn, isReshared) => {
        const moved = drawn.map(
          ({ isSame, rescored, ...each }, i): Moved => ({
            code: `I${i}`,
            ...each,
            ...(isSame ? { after: each.before } : {}),
            ...(rescored === undefined || isSame ? {} : { rescored }),
          }),
        )
        const after = isReshared ? others : shares
        const [was, is] = [indexOf(moved, 'before', shares), indexOf(moved, 'after', after)]
        const found = decompose(moved, shares, after)
        if (was === null || is === null) {
          expect(found).toBeNull()
          return
        }
        if (!found) throw new Error('an index on both sides is decomposed')
        decomposed++
        if (found.caps.length > 0) capped++
        expect(found.change).toBeCloseTo(is - was, 9)
        expect(Math.abs(sum(found.items) + sum(found.caps) + sum(found.shares) - (is - was))).toBeLessThan(1e-9)
        for (const each of found.items) expect(each.valuePart + each.parameterPart).toBeCloseTo(each.contribution, 12)
      }),
      { numRuns: 600, seed: 7 },
    )
    expect(decomposed).toBeGreaterThan(300)
    expect(capped).toBeGreaterThan(30)
  })

  it('gives nothing to an indicator that is as it was, and the same with before and after exchanged', () => {
    const still = dimensionNames.flatMap((dimension, i) => [
      {
        code: `a${i}`,
        dimension,
        before: { value: 1, score: 40, weight: 2 },
        after: { value: 1, score: 40, weight: 2 },
      },
      {
        code: `b${i}`,
        dimension,
        before: { value: 1, score: 80, weight: 1 },
        after: { value: 1, score: 80, weight: 1 },
      },
    ])
    const appeared: Moved = { code: 'new', dimension: 'tidy', before: null, after: { value: 1, score: 100, weight: 1 } }
    const moved: Moved[] = [
      ...still,
      appeared,
      {
        code: 'up',
        dimension: 'safe',
        before: { value: 1, score: 10, weight: 1 },
        after: { value: 2, score: 20, weight: 1 },
      },
    ]
    const there = decompose(moved, shares, shares)
    expect(there?.items.map(each => [each.code, each.kind])).toEqual([
      ['new', 'appeared'],
      ['up', 'value'],
    ])
    const back = decompose(
      moved.map(each => ({ ...each, before: each.after, after: each.before })),
      shares,
      shares,
    )
    expect(back?.items.map(each => -each.contribution)).toEqual(there?.items.map(each => each.contribution))
    expect(back?.items[0]?.kind).toBe('vanished')
    // a tenth of a quarter of ten points
    expect(there?.items[1]?.contribution).toBeCloseTo((0.3 * 10) / 4, 12)
  })
})

describe('the districts of a change', () => {
  const part = fc.integer({ min: 0, max: 40 })
  const districts = fc.array(fc.record({ n0: part, d0: part, n1: part, d1: part }), { minLength: 1, maxLength: 24 })
  const formulas = [
    'ratio(count(case), count(case))',
    "within(case, filedAt, handledAt, '4wh')",
    'per(count(case), ref.road_km, 100)',
    'mean(case.returnCount)',
    'count(case)',
    "change(count(case), '1mo')",
  ]
  const total = (moves: readonly DistrictMove[], side: 'before' | 'after') => ({
    numerator: moves.reduce((all, each) => plus(all, each[side].numerator ?? '0'), '0'),
    denominator: moves.reduce((all, each) => plus(all, each[side].denominator ?? '0'), '0'),
  })

  it('add up to the change of the score', () => {
    let split = 0
    fc.assert(
      fc.property(districts, fc.constantFrom(...formulas), (drawn, text) => {
        const formula = formulaOf({ code: 'X', formula: text })
        const moves = drawn.map(({ n0, d0, n1, d1 }, i) => ({
          code: `5101${String(i).padStart(2, '0')}`,
          before: { numerator: String(n0), denominator: String(n0 + d0) },
          after: { numerator: String(n1), denominator: String(n1 + d1) },
        }))
        const own = (value: number) => score(value, 'higher', { floor: 20, goal: 80 })
        const [before, after] = [total(moves, 'before'), total(moves, 'after')]
        const found = splitByDistrict({ formula, score: own, before, after, districts: moves })
        const [from, to] = [valueOfParts(formula, before), valueOfParts(formula, after)]
        if (from === null || to === null) {
          expect(found).toBeNull()
          return
        }
        split++
        const points = found?.reduce((all, each) => all + each.points, 0) ?? Number.NaN
        expect(Math.abs(points - (own(to) - own(from)))).toBeLessThan(1e-9)
      }),
      { numRuns: 1000, seed: 3 },
    )
    expect(split).toBeGreaterThan(700)
  })

  it('cannot be told where parts do not add up', () => {
    const moves = [
      { code: 'a', before: { numerator: '1', denominator: '2' }, after: { numerator: '2', denominator: '2' } },
    ]
    const city = { numerator: '5', denominator: '9' }
    const own = (value: number) => value
    const of = (text: string, before = city) =>
      splitByDistrict({
        formula: formulaOf({ code: 'X', formula: text }),
        score: own,
        before,
        after: city,
        districts: moves,
      })
    expect(of('ratio(count(case), count(case))')).toBeNull()
    expect(of('ratio(countDistinct(case.cell), ref.cells)')).toBeNull()
    expect(of("fresh(reading, '10min')")).toBeNull()
  })

  it.each([
    'ratio(count(case), count(case))',
    "within(case, filedAt, handledAt, '4wh')",
    'per(count(case), ref.road_km, 100)',
    'mean(case.returnCount)',
    'count(case)',
    "change(count(case), '1mo')",
    'diff(count(case), count(alarm))',
    "dur(case, filedAt, handledAt, 'h', 'mean')",
  ])('%s has the value its numerator was found for', text => {
    const formula = formulaOf({ code: 'X', formula: text })
    expect(hasAdditiveParts(formula)).toBe(true)
    const numerator = numeratorFor(formula, 37.5, '8')
    expect(valueOfParts(formula, { numerator: String(numerator), denominator: '8' })).toBeCloseTo(37.5, 12)
  })
})
