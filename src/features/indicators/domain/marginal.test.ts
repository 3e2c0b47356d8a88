import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataset } from '@/features/datasets'
import { formulaOf } from './compute-city'
import { dimensionNames } from './index-snapshot'
import { areaIndex } from './index-value'
import type { Indicator } from './indicator'
import { finishesOf } from './marginal-finish'
import { IndexTrials } from './marginal-index'
import { percentileWith } from './marginal-rank'

const formulas = parse<Record<string, string>>(readFileSync('seed/indicators/indicators.csv'), {
  columns: true,
  bom: true,
}).map(each => formulaOf({ code: each.code ?? '', formula: each.formula ?? '' }))
const finishes = (name: string) =>
  finishesOf(formulas, dataset(name)).map(({ field, from, next }) =>
    [`${from?.name ?? '–'} → ${field.name}`, ...next.map(each => each.name)].join(' '),
  )

describe('the ends of things, as the formulas know them', () => {
  it.each([
    ['alarm', ['raisedAt → ackedAt', 'raisedAt → dispatchedAt', 'raisedAt → clearedAt']],
    ['enforcement', ['filedAt → decidedAt publishedAt', 'decidedAt → publishedAt']],
    ['inspection', ['at → rectifiedAt']],
    ['approval_step', ['acceptedAt → doneAt']],
    ['asset', ['– → fixedAt']],
    // due dates are plans, not ends
    ['bridge', []],
    ['device', []],
  ])('of %s', (name, expected) => {
    expect(finishes(name)).toEqual(expected)
  })

  it('name what comes after, so that nothing finished is waited for', () => {
    const ends = finishesOf(formulas, dataset('case'))
    expect(ends.find(each => each.field.name === 'dispatchedAt')?.next.map(each => each.name)).toContain('handledAt')
    expect(ends.map(each => each.field.name)).not.toContain('limitAt')
  })
})

describe('a percentile with one more value', () => {
  it('is that of the longer list', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 30 })
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 99 }), (drawn, added, percent) => {
        const sorted = [...drawn].sort((a, b) => a - b)
        const longer = [...sorted, added].sort((a, b) => a - b)
        expect(percentileWith(sorted, percent, added)).toBe(longer[Math.ceil((percent * longer.length) / 100) - 1])
      }),
    )
  })
})

describe('trials of an index', () => {
  it('agree with the index of all scores', () => {
    const own = fc.record({
      dimension: fc.constantFrom(...dimensionNames),
      weight: fc.constantFrom(1, 2, 3),
      score: fc.oneof(
        { weight: 6, arbitrary: fc.double({ min: 30, max: 100, noNaN: true }) },
        { weight: 1, arbitrary: fc.constantFrom(0, null) },
      ),
      next: fc.option(fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(0, null)), {
        nil: undefined,
        freq: 2,
      }),
    })
    const shares = { safe: 0.3, tidy: 0.25, orderly: 0.25, convenient: 0.2 }
    let told = 0
    fc.assert(
      fc.property(fc.array(own, { minLength: 20, maxLength: 50 }), drawn => {
        const indicators = drawn.map((each, i) => ({ ...each, code: `I${i}` }))
        const scores = new Map(indicators.map(each => [each.code, each.score]))
        const trials = new IndexTrials(indicators as unknown as Indicator[], shares, scores)
        const after = indicators.map(each => ({ ...each, score: each.next === undefined ? each.score : each.next }))
        const [was, is] = [areaIndex(indicators, shares).value, areaIndex(after, shares).value]
        const gain = trials.gain(
          indicators.flatMap(each => (each.next === undefined ? [] : [[each.code, each.next] as const])),
        )
        if (was === null || is === null) {
          expect(gain).toBeNull()
          return
        }
        told++
        expect(Math.abs((gain ?? Number.NaN) - (is - was))).toBeLessThan(1e-9)
      }),
      { numRuns: 500, seed: 2 },
    )
    expect(told).toBeGreaterThan(100)
  })
})
