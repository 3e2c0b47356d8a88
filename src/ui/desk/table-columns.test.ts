import { describe, expect, it } from 'vitest'
import { stepFrom, tracks, turned } from './table-columns'

describe('tables of desks', () => {
  it('leave extra columns out where it is narrow', () => {
    const cell = () => null
    const columns = [
      { key: 'a', title: 'A', cell, width: '4rem' },
      { key: 'b', title: 'B', cell, isExtra: true },
      { key: 'c', title: 'C', cell },
    ]
    expect(tracks(columns)).toEqual({
      wide: '4rem minmax(6rem, 1fr) minmax(6rem, 1fr)',
      narrow: '4rem minmax(6rem, 1fr)',
    })
  })

  it('sort upwards first, then the other way, and begin anew with another column', () => {
    const first = turned(null, 'a')
    expect(first).toEqual({ column: 'a', direction: 'ascending' })
    expect(turned(first, 'a').direction).toBe('descending')
    expect(turned(turned(first, 'a'), 'b')).toEqual({ column: 'b', direction: 'ascending' })
  })

  it('move by rows, stop at both ends, and begin at the first', () => {
    const keys = ['a', 'b', 'c']
    expect(stepFrom(keys, null, 1)).toBe(0)
    expect(stepFrom(keys, 'b', 1)).toBe(2)
    expect(stepFrom(keys, 'c', 1)).toBe(2)
    expect(stepFrom(keys, 'a', -1)).toBe(0)
    expect(stepFrom(keys, 'gone', 1)).toBe(0)
    expect(stepFrom([], null, 1)).toBe(-1)
  })
})
