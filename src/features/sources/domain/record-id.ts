import { randomBytes } from 'node:crypto'

const POOL = 6 * 4096
let pool = ''
let at = 0

/** Twelve hexadecimal digits of chance, drawn by the page. */
function chance(): string {
  if (at === pool.length) {
    pool = randomBytes(POOL).toString('hex')
    at = 0
  }
  at += 12
  return pool.slice(at - 12, at)
}

const COUNTER_BITS = 26

/**
 * UUIDs of version 7 (RFC 9562) that increase: after the milliseconds comes a counter (section 6.2, method 1), so that
 * a million new records go to the end of the key's index and not all over it; the last 48 bits are chance.
 */
export class RecordIds {
  #next = 0

  constructor(private readonly now: number) {}

  next(): string {
    const count = this.#next++
    // A delivery of more than 67 million records borrows from the milliseconds to come.
    const time = (this.now + Math.floor(count / 2 ** COUNTER_BITS)).toString(16).padStart(12, '0')
    const high = 0x7000 | ((count >>> 14) & 0xfff)
    const low = 0x8000 | (count & 0x3fff)
    return `${time.slice(0, 8)}-${time.slice(8)}-${high.toString(16)}-${low.toString(16)}-${chance()}`
  }
}

/** One UUID of version 7. */
export const recordId = (now: number): string => {
  const drawn = chance()
  const variant = (0x8000 | (Number.parseInt(drawn.slice(0, 4), 16) & 0x3fff)).toString(16)
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${drawn.slice(4, 7)}-${variant}-${chance()}`
}
