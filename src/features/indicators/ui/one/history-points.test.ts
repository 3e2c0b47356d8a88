import { describe, expect, it } from 'vitest'
import { pastOf, within } from './history-points'

const row = (kind: 'live' | 'published', period: string, at: string, to: string, value: number | null) => ({
  kind,
  period,
  at,
  to,
  value,
  score: value,
  numerator: null,
  denominator: null,
  cause: '',
})

const history = [
  row('published', '2026-09', '2026-10-01T00:10:00Z', '2026-09-30T16:00:00Z', 80),
  row('published', '2026-10', '2026-11-01T00:10:00Z', '2026-10-31T16:00:00Z', 90),
  row('live', '', '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', 88),
  row('published', '2026-09', '2026-11-03T00:10:00Z', '2026-09-30T16:00:00Z', 81),
  row('published', '2026-09', '2026-11-04T00:10:00Z', '2026-09-30T16:00:00Z', null),
]
const now = { at: '2026-11-05T00:00:00Z', value: 87, score: 87 }

describe('the past of an indicator', () => {
  it('keeps every value that a restated period had, in order', () => {
    const { published } = pastOf(history, now)
    expect(published.map(each => [each.period, each.value, each.before.map(b => b.value)])).toEqual([
      ['2026-09', null, [80, 81]],
      ['2026-10', 90, []],
    ])
  })

  it('shows what was never published as the records give it, once', () => {
    const counted = ['2026-08', '2026-09'].map(period => ({ period, to: '2026-08-31T16:00:00Z', value: 1, score: 1 }))
    expect(pastOf(history, now, counted).recounted.map(each => each.period)).toEqual(['2026-08'])
  })

  it('ends the live line with the value of now, once', () => {
    expect(pastOf(history, now).live.map(each => each.value)).toEqual([88, 87])
    expect(pastOf(history, { ...now, at: '2026-11-02T00:00:00Z' }).live).toHaveLength(1)
    expect(pastOf(history, null).live).toHaveLength(1)
  })

  it('is cut by its periods’ ends and its samples’ moments', () => {
    const cut = within(pastOf(history, now), 'month', Date.parse(now.at))
    expect(cut.published.map(each => each.period)).toEqual(['2026-10'])
    expect(cut.live).toHaveLength(2)
  })
})
