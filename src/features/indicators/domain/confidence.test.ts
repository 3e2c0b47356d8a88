import { describe, expect, it } from 'vitest'
import { confidence, type Evidence } from './confidence'
import { feedState } from './confidence-feed'

const good: Evidence = {
  rows: 300,
  coverage: { share: 0.99, title: { zh: '处置截止时间', en: 'deadline' } },
  placed: 0.97,
  districts: { sent: 20, all: 20 },
  feed: { state: 'on-time', sources: [] },
}

describe('confidence', () => {
  it('is high where nothing is amiss, with a reason for each finding', () => {
    const { mark, reasons } = confidence(good)
    expect([mark, reasons.length]).toEqual(['high', 5])
  })

  it.each<[Partial<Evidence>, string, string]>([
    [{ rows: 29 }, 'medium', 'rows'],
    [{ rows: 10 }, 'medium', 'rows'],
    [{ rows: 9 }, 'low', 'rows'],
    [{ coverage: { share: 0.9499, title: { zh: '分级', en: 'grade' } } }, 'medium', 'coverage'],
    [{ coverage: { share: 0.79, title: { zh: '分级', en: 'grade' } } }, 'low', 'coverage'],
    [{ placed: 0.5 }, 'low', 'place'],
    [{ districts: { sent: 17, all: 20 } }, 'medium', 'districts'],
    [{ districts: { sent: 11, all: 20 } }, 'low', 'districts'],
    [{ feed: { state: 'late', sources: ['a'] } }, 'medium', 'freshness'],
    [{ feed: { state: 'missing', sources: ['a'] } }, 'low', 'freshness'],
  ])('of %j is %s by its %s', (change, mark, code) => {
    const found = confidence({ ...good, ...change })
    expect([found.mark, found.reasons[0]?.code]).toEqual([mark, code])
  })

  it('leaves out what cannot be judged, and trusts nothing without any evidence', () => {
    const nothing = { rows: null, coverage: null, placed: null, districts: null, feed: null }
    expect(confidence(nothing)).toEqual({ mark: 'low', reasons: [] })
    expect(confidence({ ...good, placed: null }).reasons.map(each => each.code)).not.toContain('place')
  })
})

describe('a feed', () => {
  const now = Date.UTC(2026, 10, 21, 8)
  const MINUTE = 60_000
  const every = (minutes: number, silence: number) =>
    Array.from({ length: 9 }, (_, i) => now - (silence + i * minutes) * MINUTE)

  it.each([
    [every(60, 119), null, 'on-time', 3600],
    [every(60, 122), null, 'late', 3600],
    [every(60, 24 * 60 + 1), null, 'missing', 3600],
    [every(600, 24 * 60 + 1), null, 'late', 36_000],
    // several a minute: ten minutes of silence are allowed
    [every(1, 9), null, 'on-time', 60],
    [every(1, 11), null, 'late', 60],
    // a stated limit counts more than what is usual
    [every(1, 11), 10 * MINUTE, 'missing', 60],
    [[now - MINUTE], null, 'unknown', null],
    [[now - 20 * MINUTE], 10 * MINUTE, 'missing', null],
  ])('%# is judged by its own rhythm', (arrivals, limit, state, usual) => {
    const found = feedState({ arrivals, now, limit })
    expect([found.state, found.usualSeconds]).toEqual([state, usual])
  })

  it('that never sent is missing', () => {
    expect(feedState({ arrivals: [], now, limit: null })).toMatchObject({ state: 'missing', silentSeconds: null })
  })
})
