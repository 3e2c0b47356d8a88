import { describe, expect, it } from 'vitest'
import { barsOf, calendarSpan } from './work-bars'

const now = Date.parse('2026-11-21T12:00:00Z')

describe('days of works', () => {
  it('come with the earliest end first, late where work went past its permit', () => {
    const bars = barsOf([
      { id: 'b', validFrom: '2026-11-10', validTo: '2026-11-30', startedAt: '2026-11-11' },
      { id: 'a', validFrom: '2026-11-01', validTo: '2026-11-10', startedAt: '2026-11-02', finishedAt: '2026-11-12' },
      { id: 'nothing known' },
    ])
    expect(bars.map(({ row, isLate }) => [row.id, isLate])).toEqual([
      ['a', true],
      ['b', false],
    ])
    expect(bars[1]?.actual).toEqual({ from: Date.parse('2026-11-11'), to: null })
  })

  it('are shown around the moment, however far a permit reaches', () => {
    const { from, to } = calendarSpan(barsOf([{ id: 'a', validFrom: '2020-01-01', validTo: '2030-01-01' }]), now)
    expect(from).toBe(now - 60 * 86_400_000)
    expect(to).toBe(now + 60 * 86_400_000)
  })
})
