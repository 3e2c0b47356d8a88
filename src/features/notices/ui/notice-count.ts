import type { Notice } from '../domain/notice'

/** What the bell knows: the newest notices and how many are unread. */
export interface BellState {
  readonly items: readonly Notice[]
  readonly unread: number
  /** The last event it knows of; the next one told has a higher number. */
  readonly seq: number
}

const KEPT = 50

/** A notice that the socket told: once, however often it comes. */
export function told(state: BellState, notice: Notice): BellState {
  if (notice.seq <= state.seq) return state
  return { items: [notice, ...state.items].slice(0, KEPT), unread: state.unread + 1, seq: notice.seq }
}

/** A list read anew while the socket went on: what it does not know yet stays on top of it. */
export function readAnew(state: BellState, list: BellState): BellState {
  const newer = state.items.filter(each => each.seq > list.seq)
  return {
    items: [...newer, ...list.items].slice(0, KEPT),
    unread: list.unread + newer.length,
    seq: Math.max(state.seq, list.seq),
  }
}
