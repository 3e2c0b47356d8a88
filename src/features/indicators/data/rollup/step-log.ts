import type { Decimal } from '../../domain/decimal'
import type { StepPlace } from '../../domain/rollup/step-sums'
import type { StepTaker } from './row-steps'

const FIRST_STEPS = 1 << 16

interface Columns {
  readonly places: Uint32Array
  readonly counters: Uint32Array
  readonly moments: Float64Array
  readonly times: Float64Array
  readonly amounts: Float64Array
}

const columns = (size: number): Columns => ({
  places: new Uint32Array(size),
  counters: new Uint32Array(size),
  moments: new Float64Array(size),
  times: new Float64Array(size),
  amounts: new Float64Array(size),
})

const nothing = columns(0)

/** Columns that were given back, for the next log. */
const spare: Columns[] = []

/** Steps in the order they were found, kept until it is known whether their rows were added. */
export class StepLog implements StepTaker {
  #columns = nothing
  #used = 0
  readonly #places: StepPlace[] = []
  readonly #numbers = new Map<StepPlace, number>()
  /** Amounts with decimals, by their step. */
  readonly #decimals = new Map<number, Decimal>()
  #last: { readonly place: StepPlace; readonly number: number } | null = null

  take(place: StepPlace, time: number | null, counter: number, moment: number, amount: number | Decimal): void {
    if (this.#used === this.#columns.moments.length) this.#grow()
    const at = this.#used++
    const { places, counters, moments, times, amounts } = this.#columns
    if (this.#last?.place !== place) this.#last = { place, number: this.#numberOf(place) }
    places[at] = this.#last.number
    counters[at] = counter
    moments[at] = moment
    times[at] = time ?? Number.NaN
    if (typeof amount === 'number') amounts[at] = amount
    else this.#decimals.set(at, amount)
  }

  /** Hands every step on. */
  replay(taker: StepTaker): void {
    const { places, counters, moments, times, amounts } = this.#columns
    for (let at = 0; at < this.#used; at++) {
      const time = times[at] as number
      const amount = this.#decimals.get(at) ?? (amounts[at] as number)
      const place = this.#places[places[at] as number] as StepPlace
      taker.take(place, Number.isNaN(time) ? null : time, counters[at] as number, moments[at] as number, amount)
    }
  }

  /** Gives the memory back; the log must not be used any more. */
  release(): void {
    if (this.#columns !== nothing && spare.length < 4) spare.push(this.#columns)
    this.#columns = nothing
    this.#used = 0
  }

  #numberOf(place: StepPlace): number {
    const known = this.#numbers.get(place)
    if (known !== undefined) return known
    const number = this.#places.push(place) - 1
    this.#numbers.set(place, number)
    return number
  }

  #grow(): void {
    const kept = this.#used === 0 ? spare.pop() : undefined
    if (kept) {
      this.#columns = kept
      return
    }
    const larger = columns(Math.max(FIRST_STEPS, this.#columns.moments.length * 2))
    for (const name of ['places', 'counters', 'moments', 'times', 'amounts'] as const)
      larger[name].set(this.#columns[name])
    this.#columns = larger
  }
}
