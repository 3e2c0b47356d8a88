import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Filter, filterGroups, pageOptions } from './options.view'
import { bandOf, countFilters, passes, selectRows } from './select-rows.view'
import { rowOf } from './testing/row-of'

const rows = [
  rowOf('A-1', { zh: '桥梁检测', en: 'Bridge tests', score: 95, before: 80, value: 3 }),
  rowOf('A-2', {
    zh: '照明故障',
    en: 'Lighting faults',
    score: 0,
    before: 20,
    value: 9,
    domain: 'lighting',
    length: 'daily',
  }),
  rowOf('B-1', {
    zh: '垃圾清运',
    en: 'Waste trips',
    score: null,
    value: null,
    reason: 'no-denominator',
    dimension: 'tidy',
  }),
  rowOf('B-2', { zh: '扬尘', en: 'Dust', score: 74.99, before: 74.5, value: 1, dimension: 'tidy', kind: 'holistic' }),
]
const codes = (search: string, lang: 'zh' | 'en' = 'zh') =>
  selectRows(rows, pageOptions(new URLSearchParams(search)), lang).map(row => row.code)

describe('bands', () => {
  it('begin at 60, 75 and 90', () => {
    expect([0, 59.99, 60, 74.99, 75, 89.99, 90, 100].map(bandOf)).toEqual([
      'poor',
      'poor',
      'weak',
      'weak',
      'fair',
      'fair',
      'good',
      'good',
    ])
  })
})

describe('the rows of a page', () => {
  it.each([
    ['', ['A-1', 'A-2', 'B-1', 'B-2']],
    ['q=bridge', ['A-1']],
    ['q=照明', ['A-2']],
    ['q=b-', ['B-1', 'B-2']],
    ['q=faults+a-2', ['A-2']],
    ['dimension=tidy', ['B-1', 'B-2']],
    ['domain=lighting', ['A-2']],
    ['filter=floor', ['A-2']],
    ['filter=none', ['B-1']],
    ['filter=changed', ['A-1', 'A-2']],
    ['filter=good,weak', ['A-1', 'B-2']],
    ['filter=weak,holistic', ['B-2']],
    ['filter=weak,daily', []],
    ['sort=score', ['A-2', 'B-2', 'A-1', 'B-1']],
    ['sort=-score', ['A-1', 'B-2', 'A-2', 'B-1']],
    ['sort=-moved', ['A-2', 'A-1', 'B-2', 'B-1']],
    ['sort=change', ['A-2', 'B-2', 'A-1', 'B-1']],
    ['sort=length', ['A-2', 'A-1', 'B-1', 'B-2']],
  ])('%s', (search, expected) => {
    expect(codes(search)).toEqual(expected)
  })

  it('are named in the language of the page', () => {
    expect(codes('sort=name', 'en')).toEqual(['A-1', 'B-2', 'A-2', 'B-1'])
    expect(codes('sort=name', 'zh')).toEqual(['B-1', 'A-1', 'B-2', 'A-2'])
  })

  it('are as many as a filter said before it was chosen', () => {
    const groups = Object.values(filterGroups) as readonly (readonly Filter[])[]
    fc.assert(
      fc.property(fc.subarray(groups.flat()), fc.constantFrom(...groups.flat()), (chosen, next) => {
        const own = groups.find(group => group.includes(next)) ?? []
        const options = { ...pageOptions(new URLSearchParams()), filters: new Set(chosen) }
        const alone = { ...options, filters: new Set([...chosen.filter(each => !own.includes(each)), next]) }
        expect(countFilters(rows, options).get(next)).toBe(selectRows(rows, alone, 'zh').length)
      }),
    )
  })

  it('with a value always pass exactly one band', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), score => {
        const row = rowOf('X', { score })
        expect(filterGroups.band.filter(band => passes(row, band))).toHaveLength(1)
      }),
    )
  })
})
