import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { classify, type FormulaClass } from './classify'
import type { Formula } from './formula'
import { parseFormula } from './parse-formula'
import { placesItself } from './placement'

const rows = parse<Record<string, string>>(readFileSync('seed/indicators/indicators.csv'), { columns: true })
const read = (text: string): Formula => {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.issue.message}`)
  return parsed.formula
}

describe('the list of indicators', () => {
  it('is read whole, and sorted by how it can be kept up to date', () => {
    const counts: Record<string, Partial<Record<FormulaClass, number>>> = {}
    for (const row of rows) {
      const dimension = String(row.dimension)
      const kind = classify(read(String(row.formula)))
      counts[dimension] = { ...counts[dimension], [kind]: (counts[dimension]?.[kind] ?? 0) + 1 }
    }
    expect(rows).toHaveLength(387)
    expect(counts).toEqual({
      safe: { algebraic: 51, calendar: 41, holistic: 6 },
      tidy: { algebraic: 58, calendar: 34, holistic: 6 },
      orderly: { algebraic: 56, calendar: 36, holistic: 5 },
      convenient: { algebraic: 74, calendar: 10, holistic: 10 },
    })
  })

  it('has twelve formulas whose conditions place their rows themselves', () => {
    const found = rows.filter(row => placesItself(read(String(row.formula)))).map(row => row.code)
    expect(found.sort()).toEqual(
      'S-RB-20 S-EM-11 T-CA-04 T-AD-04 O-DM-06 O-DM-08 O-DM-29 O-SO-14 O-RW-03 O-RW-10 O-DM-14 O-PR-02'
        .split(' ')
        .sort(),
    )
  })
})

describe('a formula that makes no sense', () => {
  const cases: readonly (readonly [formula: string, code: string, at: string])[] = [
    ['ratio(count(case), ', 'syntax', 'ratio(count(case), '],
    ['median(case.returnCount)', 'unknown-function', 'median(case.returnCount)'],
    ['ratio(count(case))', 'arguments', 'ratio(count(case))'],
    ['count(cases)', 'unknown-dataset', 'cases'],
    ['count(ref)', 'unknown-dataset', 'ref'],
    ['count(case, colour == 1)', 'unknown-field', 'colour'],
    ['sum(case.cls)', 'type', 'case.cls'],
    ["count(case, reportedAt == 'today')", 'type', "reportedAt == 'today'"],
    ["count(case, status == 'done')", 'unknown-value', "status == 'done'"],
    ['count(case, severity in [1, 4])', 'unknown-value', '4'],
    ["count(case, cls < 'E')", 'type', "cls < 'E'"],
    ['count(case, closedAt < null)', 'type', 'closedAt < null'],
    ['count(case, null == now)', 'type', 'null == now'],
    ['count(case, returnCount / 2 > 1)', 'not-allowed', 'returnCount / 2'],
    ['count(case, returnCount)', 'type', 'returnCount'],
    ["count(case, reportedAt > minus(now, '2wd'))", 'literal', "'2wd'"],
    ['ratio(count(case), ref.dogs)', 'unknown-series', 'ref.dogs'],
    ['ratio(count(case), ref.year)', 'unknown-series', 'ref.year'],
    ['coverage(asset, 500, ref.road_km)', 'unknown-series', 'ref.road_km'],
    ["within(case, filedAt, filedAt, '2h')", 'type', "within(case, filedAt, filedAt, '2h')"],
    ['within(project, planStart, actualStart, ingestedAt)', 'type', 'ingestedAt'],
    ["within(case, filedAt, handledAt, '2h', closedAt < now)", 'placement', 'closedAt < now'],
    ["dur(case, filedAt, handledAt, 's', 'mean')", 'literal', "'s'"],
    ["dur(case, filedAt, handledAt, 'h', 'p100')", 'literal', "'p100'"],
    ["fresh(case, '1h')", 'type', "fresh(case, '1h')"],
    ['repeat(reading, 50, 30)', 'type', 'repeat(reading, 50, 30)'],
    ['per(count(case), count(case), 0)', 'literal', '0'],
    ['pctl(case.returnCount, 90.5)', 'literal', '90.5'],
    [
      'ratio(count(case, closedAt >= periodStart), count(case))',
      'placement',
      'ratio(count(case, closedAt >= periodStart), count(case))',
    ],
    ["ratio(like(cls, 'x'), count(case))", 'not-allowed', "like(cls, 'x')"],
  ]
  it.each(cases)('%s is refused: %s', (formula, code, at) => {
    const parsed = parseFormula(formula)
    if (parsed.ok) throw new Error('it was accepted')
    expect([parsed.issue.code, formula.slice(parsed.issue.start, parsed.issue.end)]).toEqual([code, at])
  })

  it('knows class codes where the lists are given', () => {
    const codes = () => new Set(['E0101', 'C0101'])
    expect(parseFormula("count(case, cls == 'E0101')", codes).ok).toBe(true)
    expect(parseFormula("count(case, cls == 'E9999')", codes)).toMatchObject({ issue: { code: 'unknown-code' } })
    expect(parseFormula("count(case, like(cls, 'X*'))", codes)).toMatchObject({ issue: { code: 'unknown-code' } })
  })
})
