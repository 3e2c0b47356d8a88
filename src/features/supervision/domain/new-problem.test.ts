import { describe, expect, it } from 'vitest'
import { newProblem } from './new-problem'
import { problemDates } from './settle-problem'

const project = {
  projectCode: 'P-1',
  name: '示范项目',
  district: '510104',
  lng: 104.08,
  lat: 30.65,
  assistantUnit: 'U-A',
  approvingUnit: 'U-B',
}
const finding = {
  kind: 'rule' as const,
  cause: 'ninety-days',
  ruleCode: 'ninety-days',
  text: '超过九十天',
  foundBy: '规则自动',
  unit: null,
  foundAt: new Date('2026-11-20T00:00:00Z'),
  about: null,
}
const numbers = { problemNo: 'WT202611200001', issuedAt: new Date('2026-11-20T00:00:01Z') }
const orders = (changes: Partial<typeof project | { assistantUnit: null; approvingUnit: null }>) =>
  newProblem({ ...project, ...changes }, finding, numbers)?.orders.map(each => [each.orderNo, each.unit, each.role])

describe('a new problem', () => {
  it('gives an order to the assistant unit and to the approving unit together', () => {
    expect(orders({})).toEqual([
      ['JB202611200001A', 'U-A', 'assistant'],
      ['JB202611200001B', 'U-B', 'approving'],
    ])
  })
  it('asks a unit that is both only once', () => {
    expect(orders({ approvingUnit: 'U-A' })).toEqual([['JB202611200001A', 'U-A', 'assistant']])
  })
  it('goes to the flagged unit alone, whatever part it has in the project, and says whom it is about', () => {
    const about = { subject: 'unit' as const, id: 'U-B' }
    const found = newProblem(project, { ...finding, unit: 'U-B', about }, numbers)
    expect(found?.problem).toMatchObject({ unit: 'U-B', about: 'unit:U-B' })
    expect(found?.orders.map(each => [each.orderNo, each.unit, each.role])).toEqual([
      ['JB202611200001A', 'U-B', undefined],
    ])
  })
  it('is nobody’s where the project names no unit', () => {
    expect(orders({ assistantUnit: null, approvingUnit: null })).toBeUndefined()
  })
})

describe('a problem is settled', () => {
  const early = '2026-11-20T00:00:00Z'
  // the later instant, though not the later text
  const late = '2026-11-19T23:00:00-08:00'
  it('when the last unit has reported, accepted when the last order is', () => {
    expect(
      problemDates([
        { reportedAt: late, acceptedAt: early },
        { reportedAt: early, acceptedAt: null },
      ]),
    ).toEqual({
      settledAt: late,
      acceptedAt: null,
    })
    expect(problemDates([{ reportedAt: early, acceptedAt: early }])).toEqual({ settledAt: early, acceptedAt: early })
  })
  it('never without an order', () => {
    expect(problemDates([])).toEqual({ settledAt: null, acceptedAt: null })
  })
})
