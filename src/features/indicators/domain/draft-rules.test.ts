import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { DescribedIndicator, Draft } from './draft'
import { conflictsOf } from './draft-conflict'
import { applyDraft } from './draft-effect'
import { draftIssues, isIndicatorCode } from './draft-rules'
import { sealedText } from './draft-seal'
import { listedIndicator } from './read-list'
import type { NewestVersions } from './version-state'

const now = new Date('2026-11-21T08:00:00Z')
const listed = parse<Record<string, string>>(readFileSync('seed/indicators/indicators.csv'), { columns: true }).map(
  (row, i) => listedIndicator(row, i + 1),
)
const made = { validFrom: new Date(0), madeAt: null, by: null, reason: 'first list' }
const newest: NewestVersions = {
  definitions: new Map(
    listed.map(each => [each.code, { ...each, ...made, version: 1, isRetired: each.code === 'S-RB-09' }]),
  ),
  ratings: new Map(listed.map(each => [each.code, { ...each, ...made, version: 1 }])),
  shares: { ...made, version: 1, shares: { safe: 0.3, tidy: 0.25, orderly: 0.25, convenient: 0.2 } },
  count: 1000,
}
const issuesOf = (draft: Draft) => draftIssues(draft, { newest, now }).map(({ field, issue }) => `${field} ${issue}`)
const parameters = (change: object) =>
  issuesOf({
    kind: 'parameters',
    changes: [{ code: 'S-RB-01', expectedVersion: 1, floor: 66, goal: 91, weight: 3, ...change }],
  })
const shares = (given: object) =>
  issuesOf({
    kind: 'shares',
    expectedVersion: 1,
    shares: { safe: 0.4, tidy: 0.3, orderly: 0.2, convenient: 0.1, ...given },
  })

describe('parameters', () => {
  it('may be others', () => expect(parameters({})).toEqual([]))
  it.each([
    [{ goal: 90 }, ['floor unchanged']],
    [{ goal: 66 }, ['goal floor-is-goal']],
    [{ goal: 60 }, ['goal direction']],
    [{ weight: 0.4 }, ['weight weight']],
    [{ weight: 3.5 }, ['weight weight']],
    [{ code: 'S-XX-01' }, ['code unknown-indicator']],
    [{ code: 'S-RB-09' }, ['code is-retired']],
    [{ code: 'S-RB-03', goal: 101 }, ['floor outside-share']],
    [{ code: 'S-RB-02', goal: 0, floor: 4 }, []],
  ])('%j: %j', (change, issues) => expect(parameters(change)).toEqual(issues))

  it('are given once for each indicator', () => {
    const change = { code: 'S-RB-01', expectedVersion: 1, floor: 66, goal: 91, weight: 3 }
    expect(issuesOf({ kind: 'parameters', changes: [change, change] })).toEqual(['code twice'])
  })
})

describe('shares', () => {
  it('add up to exactly 1, as they are written', () => {
    expect(shares({})).toEqual([])
    expect(shares({ safe: 0.1, tidy: 0.2, orderly: 0.3, convenient: 0.4 })).toEqual([])
    expect(shares({ safe: 0.4000000001 })).toEqual(['shares sum'])
    expect(shares({ safe: 0.41 })).toEqual(['shares sum'])
  })
  it('are each more than nothing, and differ from what stands', () => {
    expect(shares({ safe: 0.7, tidy: 0 })).toEqual(['tidy share'])
    expect(shares({ safe: 0.3, tidy: 0.25, orderly: 0.25, convenient: 0.2 })).toEqual(['shares unchanged'])
  })
})

const own: DescribedIndicator = {
  nameZh: '自建',
  nameEn: 'Own',
  dimension: 'tidy',
  domain: 'waste',
  unit: '%',
  direction: 'higher',
  formula: 'ratio(count(case, handledAt != null), count(case))',
  period: 'weekly',
  basis: '',
  evidence: 'assumed',
}

describe('an indicator of one’s own', () => {
  const added = (change: object, code = 'X-AB-01', rating = { floor: 1, goal: 2, weight: 1 }) =>
    issuesOf({ kind: 'new', code, definition: { ...own, ...change }, rating })
  it('is one like the others', () => expect(added({})).toEqual([]))
  it.each([
    [{ unit: 'h' }, ['unit unit']],
    [{ formula: 'count(cases)' }, ['formula formula']],
    [{ formula: 'ratio(ref.population, ref.households)' }, ['formula reads-no-records']],
    [{ nameZh: '城市桥梁状况指数BCI均值' }, ['nameZh name-taken']],
    [{ domain: 'Some thing' }, ['domain domain-shape']],
    [{ domain: 'night-life' }, []],
    [{ direction: 'lower' }, ['goal direction']],
    [{ formula: 'count(case)' }, ['unit unit']],
    [{ formula: 'count(case)', unit: 'cases' }, []],
  ])('%j: %j', (change, issues) => expect(added(change)).toEqual(issues))
  it('has a code that is free', () => {
    expect(added({}, 'S-RB-01')).toEqual(['code code-taken'])
    expect(added({}, 'S-RB-09')).toEqual(['code code-taken'])
    expect(added({}, 'own 1')).toEqual(['code code-shape'])
  })
})

describe('codes', () => {
  it('of the list have the shape that new ones must have', () => {
    expect(listed.filter(each => !isIndicatorCode(each.code))).toEqual([])
  })
  it.each(['x-ab-01', 'X', 'X-', 'X--1', '-X-1', 'X-AB-01 ', 'X-城-1', `X-${'A'.repeat(9)}`, 'X-A-B-C-D'])(
    '%s is none',
    code => expect(isIndicatorCode(code)).toBe(false),
  )
})

describe('a draft', () => {
  it('begins now or later', () => {
    const from = (validFrom: string) => issuesOf({ kind: 'retire', code: 'S-RB-01', expectedVersion: 1, validFrom })
    expect(from('2026-11-21T15:59:59+08:00')).toEqual(['validFrom past'])
    expect(from('2026-11-21T16:00:00+08:00')).toEqual([])
  })

  it('meets whoever was first', () => {
    const stood = { ...newest.definitions.get('S-RB-01'), version: 2, by: 'A', reason: 'other formula' }
    const later = { ...newest, definitions: new Map([['S-RB-01', stood]]) } as NewestVersions
    const draft: Draft = { kind: 'retire', code: 'S-RB-01', expectedVersion: 1 }
    expect(conflictsOf(draft, newest)).toEqual([])
    expect(conflictsOf(draft, later)).toMatchObject([{ expected: 1, version: 2, by: 'A', reason: 'other formula' }])
  })

  it('is sealed by what it says, in whatever order it is said, and by the rules it was seen against', () => {
    const draft: Draft = { kind: 'retire', code: 'S-RB-01', expectedVersion: 1 }
    const turned = { expectedVersion: 1, code: 'S-RB-01', kind: 'retire' } as const satisfies Draft
    expect(sealedText(turned, 5)).toBe(sealedText(draft, 5))
    expect(sealedText(draft, 6)).not.toBe(sealedText(draft, 5))
    expect(sealedText({ ...draft, code: 'S-RB-02' }, 5)).not.toBe(sealedText(draft, 5))
  })

  it('changes just what it names', () => {
    const indicators = listed.map(each => ({ ...each, version: 1 }))
    const rules = { indicators, shares: newest.shares.shares, version: 1 }
    const added = applyDraft(rules, {
      kind: 'new',
      code: 'X-AB-01',
      definition: own,
      rating: { floor: 1, goal: 2, weight: 1 },
    })
    expect(added.indicators).toHaveLength(388)
    expect(added.indicators.slice(0, 387)).toEqual(indicators)
    expect(added.indicators.at(-1)).toMatchObject({ code: 'X-AB-01', position: 388, dataset: 'case', version: 1 })
    const changes = [{ code: 'S-RB-01', expectedVersion: 1, floor: 1, goal: 2, weight: 1 }]
    const changed = applyDraft(rules, { kind: 'parameters', changes }).indicators
    expect(
      changed.filter((each, i) => each !== indicators[i] && JSON.stringify(each) !== JSON.stringify(indicators[i])),
    ).toEqual([{ ...indicators[0], floor: 1, goal: 2, weight: 1 }])
    const other = applyDraft(rules, { kind: 'definition', code: 'S-RB-01', expectedVersion: 1, definition: own })
    expect(other.indicators[0]).toMatchObject({
      ...own,
      code: 'S-RB-01',
      dataset: 'case',
      position: 1,
      floor: 66,
      goal: 90,
    })
    expect(other.indicators.slice(1)).toEqual(indicators.slice(1))
    const retired = applyDraft(rules, { kind: 'retire', code: 'S-RB-01', expectedVersion: 1 }).indicators
    expect(retired).toEqual(indicators.slice(1))
  })
})
