import { checkRoom, columnOf, secondKey, secondOf } from '../../domain/rollup/second-key'
import type { StepPlace } from '../../domain/rollup/step-sums'
import { PlaceDays } from './place-days'

const FIRST_STEPS = 1 << 12
/** Steps that are sorted at once: with its key a place among them stays below 2^53. */
const MOST_SORTED = 1 << 22

/** Steps of one place and day by the second, and what they add up to. Amounts that come to 0 are left out of both. */
export interface LoggedDay extends StepPlace {
  readonly day: number
  /** When each of `counters` and `amounts` is, seconds from the beginning of the local day, ascending. */
  readonly seconds: readonly number[]
  readonly counters: readonly number[]
  readonly amounts: readonly number[]
  readonly sums: ReadonlyMap<number, number>
}

/**
 * Steps of whole amounts on days that are kept by the second. They are only put down as they come, in 32-bit numbers:
 * adding up each would cost a map's hundred nanoseconds, sorting all at the end costs a tenth of it.
 */
export class StepLog {
  readonly #columns: Int32Array
  readonly #cells = new PlaceDays()
  #size = 0
  #where = new Int32Array(FIRST_STEPS)
  #keys = new Int32Array(FIRST_STEPS)
  #amounts = new Int32Array(FIRST_STEPS)

  constructor(private readonly ids: readonly number[]) {
    checkRoom(ids.length)
    this.#columns = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1).fill(-1)
    for (const [column, id] of ids.entries()) this.#columns[id] = column
  }

  /**
   * `second`: of the local day. Its number, for `takeBack`; negative, with nothing done, if the amount cannot be kept
   * here.
   */
  add(place: StepPlace, counter: number, day: number, second: number, amount: number): number {
    const column = this.#columns[counter] ?? -1
    if (column < 0 || (amount | 0) !== amount) return -1
    if (this.#size === this.#keys.length) this.#grow()
    this.#where[this.#size] = this.#cells.numberOf(place, day)
    this.#keys[this.#size] = secondKey(second, column)
    this.#amounts[this.#size] = amount
    return this.#size++
  }

  takeBack(step: number, amount: number): void {
    this.#amounts[step] = (this.#amounts[step] as number) - amount
  }

  *days(): Generator<LoggedDay, void, undefined> {
    const { steps, ends } = this.#byCell()
    let from = 0
    for (const [cell, { place, day }] of this.#cells.met.entries()) {
      const end = ends[cell] as number
      while (from < end) {
        const to = Math.min(end, from + MOST_SORTED)
        yield { district: place.district, body: place.body, day, ...this.#added(steps.subarray(from, to)) }
        from = to
      }
    }
  }

  /** Numbers of the steps, those of a cell together, and where each cell's end. */
  #byCell(): { readonly steps: Int32Array; readonly ends: Int32Array } {
    const ends = new Int32Array(this.#cells.met.length)
    for (let step = 0; step < this.#size; step++) {
      const cell = this.#where[step] as number
      ends[cell] = (ends[cell] as number) + 1
    }
    let begin = 0
    for (const [cell, count] of ends.entries()) {
      ends[cell] = begin
      begin += count
    }
    const steps = new Int32Array(this.#size)
    for (let step = 0; step < this.#size; step++) {
      const cell = this.#where[step] as number
      steps[ends[cell] as number] = step
      ends[cell] = (ends[cell] as number) + 1
    }
    return { steps, ends }
  }

  #added(steps: Int32Array) {
    const order = new Float64Array(steps.length)
    for (let at = 0; at < steps.length; at++) order[at] = (this.#keys[steps[at] as number] as number) * MOST_SORTED + at
    order.sort()
    const seconds: number[] = []
    const counters: number[] = []
    const amounts: number[] = []
    const sums = new Map<number, number>()
    for (let at = 0; at < order.length; ) {
      const key = Math.floor((order[at] as number) / MOST_SORTED)
      let amount = 0
      for (; at < order.length && Math.floor((order[at] as number) / MOST_SORTED) === key; at++)
        amount += this.#amounts[steps[(order[at] as number) % MOST_SORTED] as number] as number
      if (amount === 0) continue
      const counter = this.ids[columnOf(key)] as number
      seconds.push(secondOf(key))
      counters.push(counter)
      amounts.push(amount)
      sums.set(counter, (sums.get(counter) ?? 0) + amount)
    }
    for (const [counter, amount] of sums) if (amount === 0) sums.delete(counter)
    return { seconds, counters, amounts, sums }
  }

  #grow(): void {
    const larger = (former: Int32Array) => {
      const made = new Int32Array(former.length * 2)
      made.set(former)
      return made
    }
    this.#where = larger(this.#where)
    this.#keys = larger(this.#keys)
    this.#amounts = larger(this.#amounts)
  }
}
