import { describe, expect, it } from 'vitest'
import { dryRun } from './dry-run'
import { changedLines } from './matrix-change'
import { type MatrixLine, matchLine } from './matrix-line'
import { propose, proposeByPlan } from './propose'

const line = (name: string, cls: string, area: string, unit: string, owner = '*'): MatrixLine => ({
  line: name,
  cls,
  area,
  owner,
  unit,
  limit: '',
  note: '',
})
const lines = [
  line('all', '*', '*', 'CITY'),
  line('E01-d1', 'E01', 'd1', 'D1'),
  line('E0110', 'E0110', '*', 'CLEAN'),
  line('E0110-s1', 'E0110', 's1', 'STREET'),
  line('gas', 'C', '*', 'GAS', 'GAS'),
]
const units = new Map(
  ['CITY', 'D1', 'CLEAN', 'STREET', 'GAS'].map(code => [
    code,
    { code, kind: code === 'D1' ? ('district' as const) : ('main' as const), district: code === 'D1' ? 'd1' : null },
  ]),
)
const who = (cls: string, more: object = {}) => matchLine(lines, { cls, district: 'd1', ...more })?.line.line

describe('the line that fits most closely', () => {
  it('is that of the owner, then of the class, then of the place', () => {
    expect(who('E0110')).toBe('E0110')
    expect(who('E0110', { street: 's1' })).toBe('E0110-s1')
    expect(who('E0111')).toBe('E01-d1')
    expect(who('E0111', { district: 'd2' })).toBe('all')
    expect(who('C0111', { owner: 'GAS' })).toBe('gas')
  })

  it('names its rivals, and of equals the lowest name stands', () => {
    const match = matchLine([...lines, line('E0110-b', 'E0110', '*', 'D1')], { cls: 'E0110', district: 'd2' })
    expect([match?.line.line, match?.rivals.map(each => each.line)]).toEqual(['E0110', ['E0110-b']])
  })

  it('gives a case to the district where it is silent, and where its unit is gone', () => {
    const silent = [line('gone', 'E01', '*', 'GONE')]
    const full = { name: { zh: '', en: '' }, phone: '', hours: '' }
    const known = new Map([...units].map(([code, unit]) => [code, { ...unit, ...full }]))
    expect(propose(silent, known, { cls: 'E0110', district: 'd1' })).toMatchObject({ unit: 'D1', by: 'provisional' })
    expect(propose(silent, known, { cls: 'E0110', district: 'd9' }).unit).toBe('CITY')
    const groups = [
      { cls: 'E0110', district: 'd1', cases: 7 },
      { cls: 'E0404', district: 'd1', cases: 5 },
    ]
    const after = changedLines(lines, { put: [line('E0110', 'E0110', '*', 'D1')], end: ['all'] })
    expect(dryRun(lines, after, known, groups)).toMatchObject({
      cases: 12,
      moved: 12,
      moves: [
        { from: 'CLEAN', to: 'D1', cases: 7 },
        { from: 'CITY', to: 'D1', cases: 5 },
      ],
      silent: { before: 0, after: 5 },
    })
  })
})

describe('an emergency plan', () => {
  const routing = {
    code: 'flood',
    name: { zh: '内涝', en: 'Flooding' },
    routes: [
      { line: 'F-1', cls: 'E01', area: '*', unit: 'CITY', limit: '1uh' },
      { line: 'F-2', cls: 'E0110', area: 's1', unit: 'GONE', limit: '' },
    ],
  }
  const by = (cls: string, more: object = {}) => proposeByPlan(routing, lines, units, { cls, district: 'd1', ...more })

  it('stands before the matrix, whosever the component is, with its own limit', () => {
    const plan = { name: routing.name, line: 'F-1', missing: null }
    expect(by('E0110')).toEqual({ unit: 'CITY', by: 'plan', line: 'F-1', limit: '1uh', rivals: [], plan })
    expect(by('E0110', { owner: 'GAS' }).unit).toBe('CITY')
  })

  it('leaves to the matrix what it does not speak of, and what it gives to a unit that is not there', () => {
    const matrix = (cls: string, more: object = {}) => propose(lines, units, { cls, district: 'd1', ...more })
    expect(by('C0111', { owner: 'GAS' })).toEqual(matrix('C0111', { owner: 'GAS' }))
    const plan = { name: routing.name, line: 'F-2', missing: 'GONE' }
    expect(by('E0110', { street: 's1' })).toEqual({ ...matrix('E0110', { street: 's1' }), plan })
    expect(proposeByPlan(null, lines, units, { cls: 'E0110', district: 'd1' })).toEqual(matrix('E0110'))
  })
})
