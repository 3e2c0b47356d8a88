import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { checkFormula } from './check-formula'

const mistakeIn = (text: string) => {
  const checked = checkFormula(text)
  if (checked.ok) throw new Error(`${text} was accepted`)
  return checked.mistake
}

describe('a formula as it is typed', () => {
  const places: readonly (readonly [formula: string, code: string, found: string, at: number])[] = [
    ['', 'syntax', '', 0],
    ['ratio(count(case), count(case)', 'syntax', '(', 5],
    ['count(case))', 'syntax', ')', 11],
    ['count(case, severity in [1, 2)', 'syntax', ')', 29],
    ["count(case, cls == 'E0101)", 'syntax', "'E0101)", 19],
    ['count(case, severity ==)', 'syntax', ')', 23],
    ['count(case, severity = 1)', 'syntax', '=', 21],
    ['ratio(count(case),', 'syntax', '(', 5],
    ['mediane(case.returnCount)', 'unknown-function', 'mediane', 0],
    ['count(cases)', 'unknown-dataset', 'cases', 6],
    ['count(case, severty == 1)', 'unknown-field', 'severty', 12],
    ['count(case, reporterName == "x")', 'not-allowed', 'reporterName', 12],
    ['sum(case.returnCoutn)', 'unknown-field', 'returnCoutn', 9],
    ["count(case, reportedAt == 'today')", 'type', "reportedAt == 'today'", 12],
    ["count(case, status == 'done')", 'unknown-value', "status == 'done'", 12],
  ]
  it.each(places)('%s: %s is underlined at its place', (formula, code, found, at) => {
    const mistake = mistakeIn(formula)
    expect([mistake.code, mistake.found, mistake.start]).toEqual([code, found, at])
    expect(formula.slice(mistake.start, mistake.end)).toBe(found)
  })

  it('is told what may have been meant', () => {
    expect(mistakeIn('count(case, severty == 1)').nearest[0]).toBe('severity')
    expect(mistakeIn('sum(case.returnCoutn)').nearest[0]).toBe('returnCount')
    expect(mistakeIn('count(cases)').nearest[0]).toBe('case')
    expect(mistakeIn('ration(count(case), count(case))').nearest[0]).toBe('ratio')
    expect(mistakeIn('ratio(count(case), ref.poplation)').nearest).toContain('ref.population')
    expect(mistakeIn("count(case, status == 'closd')").nearest[0]).toBe('closed')
    expect(mistakeIn('count(zzzzzz)').nearest).toEqual([])
  })

  it('is told how the function is written, and what the fields are', () => {
    expect(mistakeIn('ratio(count(case))').signature).toBe('ratio(A, B)')
    expect(mistakeIn("count(case, reportedAt == 'today')").fields).toEqual([{ name: 'reportedAt', type: 'timestamp' }])
  })

  it('says what it reads, of which class it is, and which units fit', () => {
    const checked = checkFormula("per(count(case, cls == 'E0101'), ref.population, 10000)", { unit: '%' })
    expect(checked).toMatchObject({
      ok: true,
      class: 'algebraic',
      reads: [
        { dataset: 'case', fields: ['reportedAt', 'cls'] },
        { dataset: 'ref', fields: ['population'] },
      ],
      units: null,
      doesUnitFit: false,
    })
    const timed = checkFormula("dur(case, filedAt, handledAt, 'h', 'p90')", { unit: 'min' })
    expect(timed).toMatchObject({ class: 'holistic', units: ['h'], doesUnitFit: false })
    expect(checkFormula("within(case, filedAt, handledAt, '2wh')", { unit: '%' })).toMatchObject({
      class: 'calendar',
      doesUnitFit: true,
    })
  })

  it('of the list is accepted with its unit', () => {
    const rows = parse<{ code: string; formula: string; unit: string; dataset: string }>(
      readFileSync('seed/indicators/indicators.csv'),
      { columns: true },
    )
    const refused = rows.filter(({ formula, unit, dataset }) => {
      const checked = checkFormula(formula, { unit })
      return !(checked.ok && checked.doesUnitFit && checked.reads.some(each => each.dataset === dataset))
    })
    expect(rows).toHaveLength(387)
    expect(refused.map(each => each.code)).toEqual([])
  })
})
