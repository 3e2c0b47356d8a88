import { describe, expect, it } from 'vitest'
import { type EvaluationRow, meanScore, sorted } from './evaluation'

const row = (code: string, score: number | null, reported: number): EvaluationRow => ({
  code,
  name: code,
  counts: { reported } as EvaluationRow['counts'],
  cells: {},
  score,
  judged: score === null ? 0 : 1,
  before: null,
})

describe('the score of a row', () => {
  it('is the weighted mean of what was judged', () => {
    expect(
      meanScore([
        { score: 100, weight: 3 },
        { score: 50, weight: 1 },
      ]),
    ).toBe(87.5)
  })
  it('is none where nothing was judged', () => expect(meanScore([])).toBeNull())
})

describe('rows', () => {
  const rows = [row('b', 50, 3), row('a', null, 9), row('c', 90, 1)]
  const codes = (by?: string) => sorted(rows, by, 'en').map(each => each.code)
  it('stand by name until they are sorted', () => expect(codes()).toEqual(['a', 'b', 'c']))
  it('go by a score or a count, those without a number last either way', () => {
    expect(codes('score')).toEqual(['b', 'c', 'a'])
    expect(codes('-score')).toEqual(['c', 'b', 'a'])
    expect(codes('-reported')).toEqual(['a', 'b', 'c'])
  })
})
