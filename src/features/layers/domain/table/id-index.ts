import { grown, taken } from './growing'

const EMPTY = -1

/** Row of a record id (16 bytes as four words). Open addressing with linear probing; removal closes the gap. */
export class IdIndex {
  #slots = new Int32Array(1024).fill(EMPTY)
  #used = 0
  /** Four words a row. */
  words = new Uint32Array(4 * 512)

  #home(a: number, b: number, c: number, d: number): number {
    let mixed =
      Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(c ^ Math.imul(d, 0xc2b2ae35), 0x27d4eb2f)
    mixed ^= mixed >>> 15
    return (Math.imul(mixed, 0x2c1b3c6d) >>> 3) & (this.#slots.length - 1)
  }

  #homeOf(row: number): number {
    const at = row * 4
    const { words } = this
    return this.#home(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0)
  }

  /** The row, or −1. */
  find(a: number, b: number, c: number, d: number): number {
    const mask = this.#slots.length - 1
    const { words } = this
    for (let slot = this.#home(a, b, c, d); ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] as number
      if (row === EMPTY) return EMPTY
      const at = row * 4
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return row
    }
  }

  /** Writes the id of a row that is not in the index yet. */
  add(row: number, a: number, b: number, c: number, d: number): void {
    if (this.words.length < (row + 1) * 4)
      this.words = grown(this.words, Math.max(this.words.length * 2, (row + 1) * 4))
    this.words.set([a, b, c, d], row * 4)
    if (this.#used * 2 >= this.#slots.length) this.#rehash()
    this.#place(row)
    this.#used += 1
  }

  #place(row: number): void {
    const mask = this.#slots.length - 1
    let slot = this.#homeOf(row)
    while (this.#slots[slot] !== EMPTY) slot = (slot + 1) & mask
    this.#slots[slot] = row
  }

  #rehash(): void {
    const rows = this.#slots.filter(row => row !== EMPTY)
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY)
    for (const row of rows) this.#place(row)
  }

  remove(row: number): void {
    const mask = this.#slots.length - 1
    let hole = this.#homeOf(row)
    while (this.#slots[hole] !== row) hole = (hole + 1) & mask
    for (let slot = (hole + 1) & mask; ; slot = (slot + 1) & mask) {
      const other = this.#slots[slot] as number
      if (other === EMPTY) break
      // It may move back only as far as its own home.
      if (((slot - this.#homeOf(other)) & mask) >= ((slot - hole) & mask)) {
        this.#slots[hole] = other
        hole = slot
      }
    }
    this.#slots[hole] = EMPTY
    this.#used -= 1
  }

  /** Rows get other numbers: `order` names the old one of each new one, `newRow` the other way round. */
  arrange(order: Int32Array, newRow: Int32Array): void {
    this.words = taken(this.words, order, Math.max(order.length, 512), 4)
    this.#slots = this.#slots.map(row => (row === EMPTY ? EMPTY : (newRow[row] as number)))
  }
}
