import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  filterGroups,
  nextSort,
  optionsSearch,
  type PageOptions,
  pageOptions,
  questionSearch,
  sortColumns,
} from './options.view'

const anyOptions: fc.Arbitrary<PageOptions> = fc.record({
  q: fc.string({ maxLength: 12 }),
  dimension: fc.constantFrom(null, 'safe', 'tidy', 'orderly', 'convenient'),
  domain: fc.constantFrom(null, 'dust', 'gas'),
  filters: fc.subarray(Object.values(filterGroups).flat()).map(each => new Set(each)),
  sort: fc.record({ column: fc.constantFrom(...sortColumns), descending: fc.boolean() }),
  view: fc.constantFrom('list', 'heat'),
})

describe('the address of a page', () => {
  it('keeps every choice', () => {
    fc.assert(
      fc.property(anyOptions, options => {
        const again = pageOptions(new URLSearchParams(optionsSearch(options).toString()))
        expect(again).toEqual(options)
      }),
    )
  })

  it('is empty for the page as it first opens, and takes nonsense for nothing', () => {
    const first = pageOptions(new URLSearchParams('filter=quick,,&sort=-colour&dimension=loud&view=map'))
    expect(optionsSearch(first).toString()).toBe('sort=-list')
    expect(optionsSearch(pageOptions(new URLSearchParams())).toString()).toBe('')
  })

  it('keeps the question to the server apart from what is shown of its answer', () => {
    const search = new URLSearchParams('area=510104&q=x&at=2026-11-21T00:00:00Z&lang=en&sort=score')
    expect([...questionSearch(search).keys()]).toEqual(['area', 'at'])
  })
})

describe('a click on a column', () => {
  it('asks for the worst score first, and for the largest number', () => {
    const list = { column: 'list', descending: false } as const
    expect(nextSort(list, 'score')).toEqual({ column: 'score', descending: false })
    expect(nextSort(list, 'numerator')).toEqual({ column: 'numerator', descending: true })
    expect(nextSort({ column: 'score', descending: false }, 'score')).toEqual({ column: 'score', descending: true })
  })

  it('goes round the three ways to look at changes', () => {
    const farthest = nextSort({ column: 'list', descending: false }, 'change')
    const rises = nextSort(farthest, 'change')
    const falls = nextSort(rises, 'change')
    expect([farthest, rises, falls, nextSort(falls, 'change')]).toEqual([
      { column: 'moved', descending: true },
      { column: 'change', descending: true },
      { column: 'change', descending: false },
      { column: 'moved', descending: true },
    ])
  })
})
