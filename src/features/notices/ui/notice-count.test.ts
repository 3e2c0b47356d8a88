import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../domain/notice'
import { type BellState, readAnew, told } from './notice-count'

const notice = (seq: number): Notice => ({
  seq,
  at: '2026-11-28T08:00:00.000Z',
  type: 'flag.raised',
  colour: 'red',
  mode: null,
  isUnit: false,
  what: String(seq),
  thing: null,
})
const state = (seqs: readonly number[], seq = seqs[0] ?? 0): BellState => ({
  items: seqs.map(notice),
  unread: seqs.length,
  seq,
})
const seqs = (bell: BellState) => bell.items.map(each => each.seq)

describe('the bell', () => {
  it('counts a notice once, also when it comes again after the line was lost', () => {
    const after = [4, 5, 4, 5, 6].map(notice).reduce(told, state([3, 2]))
    expect(seqs(after)).toEqual([6, 5, 4, 3, 2])
    expect(after.unread).toBe(5)
  })

  it('keeps what was told while its list was read anew', () => {
    const after = readAnew(state([7, 6, 3]), { ...state([6, 3]), unread: 1 })
    expect(seqs(after)).toEqual([7, 6, 3])
    expect(after.unread).toBe(2)
  })

  it('has told everything once and in order whatever came twice or in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (stream, cut) => {
          // the log delivers in order; a line that was lost repeats from where it was
          const log = [...new Set(stream)].sort((a, b) => a - b)
          const twice = [...log.filter(seq => seq <= cut), ...log]
          const bell = twice.map(notice).reduce(told, state([]))
          expect(seqs(bell)).toEqual([...log].reverse().slice(0, 50))
          expect(bell.unread).toBe(log.length)
        },
      ),
    )
  })
})
