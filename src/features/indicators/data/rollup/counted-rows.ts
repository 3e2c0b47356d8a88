import type { Decimal } from '../../domain/decimal'
import type { RowValues } from '../../domain/rollup/counter'
import type { StepPlace } from '../../domain/rollup/step-sums'
import type { DatasetSums } from './dataset-sums'
import type { RowSteps, StepTaker } from './row-steps'

const FIRST_STEPS = 1 << 14

interface Taken {
  readonly where: Uint32Array
  /** Most are one, or minus one. */
  readonly amounts: Int8Array
}

const room = (steps: number): Taken => ({ where: new Uint32Array(steps), amounts: new Int8Array(steps) })
const none = room(0)
/** Given back, for the next rows. */
const spare: Taken[] = []

/** What is not remembered by where it was added. */
interface Other {
  readonly place: StepPlace
  readonly counter: number
  readonly moment: number
  readonly amount: number | Decimal
}

/** Rows that are counted before it is known whether they are added; remembers their steps until it is. */
export class CountedRows implements StepTaker {
  #taken = none
  #used = 0
  #others: Other[] = []

  constructor(
    private readonly steps: RowSteps,
    private readonly sums: DatasetSums,
  ) {}

  /** Frame included: whence and when the record came. Read at once. */
  count(row: RowValues): void {
    this.steps.of(row, this)
  }

  take(place: StepPlace, counter: number, moment: number, amount: number | Decimal): void {
    const where = this.sums.add(place, counter, moment, amount)
    if (where < 0 || (typeof amount === 'number' && (amount << 24) >> 24 !== amount)) {
      this.#others.push({ place, counter, moment, amount })
      return
    }
    if (this.#used === this.#taken.where.length) this.#grow()
    this.#taken.where[this.#used] = where
    this.#taken.amounts[this.#used++] = amount as number
  }

  /** The rows were added. */
  keep(): void {
    if (this.#taken !== none && spare.length < 4) spare.push(this.#taken)
    this.#taken = none
    this.#used = 0
    this.#others = []
  }

  /** They were not: those that were not kept count for nothing. */
  dismiss(): void {
    const { where, amounts } = this.#taken
    for (let at = 0; at < this.#used; at++) this.sums.takeBack(where[at] as number, amounts[at] as number)
    this.sums.sign = -1
    for (const { place, counter, moment, amount } of this.#others) this.sums.take(place, counter, moment, amount)
    this.sums.sign = 1
    this.keep()
  }

  #grow(): void {
    const given = this.#used === 0 ? spare.pop() : undefined
    const larger = given ?? room(Math.max(FIRST_STEPS, this.#used * 2))
    larger.where.set(this.#taken.where.subarray(0, this.#used))
    larger.amounts.set(this.#taken.amounts.subarray(0, this.#used))
    this.#taken = larger
  }
}
