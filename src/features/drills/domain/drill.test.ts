import { describe, expect, it } from 'vitest'
import { callState, type Drill, inClock, tallyOf } from './drill'

const begun = Date.parse('2026-11-29T00:00:00Z')
const later = (ms: number) => new Date(begun + ms).toISOString()
const drill = (more: Partial<Drill> = {}): Drill => ({
  id: 'd',
  title: '夜间点名',
  levels: [1],
  limitMinutes: 10,
  begunAt: later(0),
  endedAt: null,
  ...more,
})
const limit = 600_000

describe('a call', () => {
  it('is in time to the millisecond, then late; without an answer it is waited for, then missing', () => {
    expect(callState(drill(), { answeredAt: later(limit) }, begun)).toBe('in-time')
    expect(callState(drill(), { answeredAt: later(limit + 1) }, begun)).toBe('late')
    expect(callState(drill(), { answeredAt: null }, begun + limit)).toBe('waiting')
    expect(callState(drill(), { answeredAt: null }, begun + limit + 1)).toBe('missing')
  })

  it('that nobody answered before the end is missing, however early that was', () => {
    expect(callState(drill({ endedAt: later(1000) }), { answeredAt: null }, begun + 1000)).toBe('missing')
  })
})

describe('what a drill came to', () => {
  it('counts each call once and takes the median of those who answered', () => {
    const calls = [1000, 3000, 5000, limit + 5000, null].map(ms => ({ answeredAt: ms === null ? null : later(ms) }))
    expect(tallyOf(drill(), calls, begun + limit + 9000)).toEqual({
      called: 5,
      inTime: 3,
      late: 1,
      missing: 1,
      waiting: 0,
      medianMs: 3000,
      slowestMs: limit + 5000,
    })
    expect(tallyOf(drill(), [{ answeredAt: null }], begun)).toMatchObject({
      waiting: 1,
      medianMs: null,
      slowestMs: null,
    })
  })

  it('is written as a clock', () => {
    expect([0, 65_999, 3_845_000, -5].map(inClock)).toEqual(['0:00', '1:05', '1:04:05', '0:00'])
  })
})
