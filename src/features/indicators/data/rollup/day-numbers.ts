const BLOCK_BITS = 9
const BLOCK = 1 << BLOCK_BITS

/** A number for each of some days, days close together side by side in memory. */
export class DayNumbers {
  readonly #blocks = new Map<number, Int32Array>()
  #key = Number.NaN
  #block: Int32Array = new Int32Array(0)

  get(day: number): number | undefined {
    const key = day >> BLOCK_BITS
    if (key !== this.#key) {
      const block = this.#blocks.get(key)
      if (!block) return undefined
      this.#key = key
      this.#block = block
    }
    const number = this.#block[day & (BLOCK - 1)] as number
    return number < 0 ? undefined : number
  }

  /** `number`: not negative. */
  set(day: number, number: number): void {
    const key = day >> BLOCK_BITS
    const block = this.#blocks.get(key) ?? new Int32Array(BLOCK).fill(-1)
    this.#blocks.set(key, block)
    block[day & (BLOCK - 1)] = number
  }
}
