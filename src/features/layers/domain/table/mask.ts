import { grown } from './growing'

/** The rows of a table that pass one filter, with their totals, kept current row by row. */
export class Mask {
  bits: Uint8Array
  /** How many pass, and how many of them have no point. */
  total = 0
  withoutPlace = 0
  /** The reading it was last asked for in, so that the one unused for longest can go. */
  askedAt = 0

  constructor(
    readonly key: string,
    length: number,
    private readonly test: (row: number) => boolean,
    private readonly isPlaced: (row: number) => boolean,
  ) {
    this.bits = new Uint8Array(length)
  }

  grow(length: number): void {
    this.bits = grown(this.bits, length)
  }

  /** Before a row changes or goes. */
  forget(row: number): void {
    if (this.bits[row] === 0) return
    this.bits[row] = 0
    this.total -= 1
    if (!this.isPlaced(row)) this.withoutPlace -= 1
  }

  /** After a row came or changed. */
  judge(row: number): void {
    if (!this.test(row)) return
    this.bits[row] = 1
    this.total += 1
    if (!this.isPlaced(row)) this.withoutPlace += 1
  }
}
