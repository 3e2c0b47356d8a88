import { describe, expect, it } from 'vitest'
import { formulaOf } from './compute-city'
import { needsOf } from './coverage-of-data'

const needs = (formula: string) =>
  needsOf(formulaOf({ code: 'X', formula })).map(({ dataset, subject, fields }) => [
    dataset.name,
    subject === null ? 0 : subject.kind === 'and' ? subject.items.length : 1,
    ...fields.map(each => each.name),
  ])

describe('what a formula needs to know of its rows', () => {
  it.each([
    // the judged field counts, whether or not it is asked for
    [
      "ratio(count(bridge, kind == 'bridge' && grade in ['D']), count(bridge, kind == 'bridge' && grade != null))",
      ['bridge', 1, 'grade'],
    ],
    // an outcome that is only asked whether it is there is no gap
    ["ratio(count(alarm, kind == 'weather' && clearedAt != null), count(alarm, kind == 'weather'))", ['alarm', 1]],
    // nor one that the numerator asks whether it has passed
    [
      'ratio(count(case, limitAt >= periodStart && limitAt < now && closedAt < now), count(case, limitAt >= periodStart && limitAt < now))',
      ['case', 0, 'limitAt'],
    ],
    ['ratio(count(bridge, inspectDueAt >= now), count(bridge))', ['bridge', 0, 'inspectDueAt']],
    ["within(case, filedAt, handledAt, limitAt, status != 'voided')", ['case', 1, 'filedAt', 'limitAt']],
    ["mean(bridge.bci, kind == 'bridge')", ['bridge', 1, 'bci']],
    ["repeat(case, 50, 30, cls == 'E0401')", ['case', 1, 'lng']],
    ['ratio(count(parking, occupied * 100 > spaces * 95), count(parking))', ['parking', 0, 'spaces', 'occupied']],
  ])('%s', (formula, found) => {
    expect(needs(formula)).toEqual([found])
  })

  it('looks at each dataset by itself', () => {
    expect(needs('per(count(alarm, confirmed == true), count(bridge, monitored == true), 1)')).toEqual([
      ['alarm', 1],
      ['bridge', 1],
    ])
  })
})
