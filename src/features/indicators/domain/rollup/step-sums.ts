import { localDay, startOfLocalDay } from '@/shared/time'
import type { Decimal } from '../decimal'
import { ALWAYS } from './counter'
import { decimalOf, type Exact, exact, negative, sum } from './exact'

/** The day of steps that always count. */
export const ALWAYS_DAY = -2_147_483_648

/** Where a step counts: a district, and the management body its street belongs to. */
export interface StepPlace {
  readonly district: string
  readonly body: string | null
}

/** Sums of steps of one place and day, or second. */
export interface StepSumRow extends StepPlace {
  /** Local day, days since 1970, or `ALWAYS_DAY`. */
  readonly day: number
  /** Epoch second, on days that are kept by the second. */
  readonly second: number | null
  readonly counters: readonly number[]
  readonly amounts: readonly Decimal[]
}

interface Options {
  readonly timezone: string
  readonly keepsSeconds: (day: number) => boolean
}

/** A count, or an exact number where it has decimals or grows beyond what a double holds. */
type Amount = number | Exact

interface Cell {
  readonly place: StepPlace
  readonly day: number
  readonly second: number | null
  readonly sums: Map<number, Amount>
}

/** Adds steps up by place and day. Exact. */
export class StepSums {
  readonly #cells = new Map<string, Map<number, Cell>>()
  /** Steps come in runs of the same day. */
  #day = { number: 0, start: 0, end: 0, keepsSeconds: false }

  constructor(private readonly options: Options) {}

  add(place: StepPlace, counter: number, moment: number, amount: number | Decimal, sign: 1 | -1): void {
    const { sums } = this.#cell(place, moment)
    const known = sums.get(counter)
    if (typeof amount === 'number' && (known === undefined || typeof known === 'number')) {
      const next = (known ?? 0) + sign * amount
      if (Number.isSafeInteger(next) && Number.isSafeInteger(amount)) {
        sums.set(counter, next)
        return
      }
    }
    const value = exact(amount)
    sums.set(counter, sum(asExact(known ?? 0), sign === 1 ? value : negative(value)))
  }

  addAll(other: StepSums): void {
    for (const days of other.#cells.values())
      for (const [time, cell] of days) {
        const own = this.#at(cell.place, time, cell.day, cell.second)
        for (const [counter, amount] of cell.sums) own.sums.set(counter, added(own.sums.get(counter) ?? 0, amount))
      }
  }

  get isEmpty(): boolean {
    return this.rows().next().done === true
  }

  /** Sums that are not 0, by place and day or second. */
  *rows(): Generator<StepSumRow, void, undefined> {
    for (const days of this.#cells.values())
      for (const { place, day, second, sums } of days.values()) {
        const kept = [...sums].filter(([, amount]) => !isNought(amount))
        if (kept.length === 0) continue
        yield {
          ...place,
          day,
          second,
          counters: kept.map(([counter]) => counter),
          amounts: kept.map(([, amount]) => (typeof amount === 'number' ? String(amount) : decimalOf(amount))),
        }
      }
  }

  #cell(place: StepPlace, moment: number): Cell {
    if (moment === ALWAYS) return this.#at(place, ALWAYS_DAY, ALWAYS_DAY, null)
    if (!(moment >= this.#day.start && moment < this.#day.end)) this.#day = this.#dayOf(moment)
    const { number, keepsSeconds } = this.#day
    if (!keepsSeconds) return this.#at(place, number, number, null)
    const second = Math.floor(moment / 1000)
    // half a second on, a second can never be taken for a day
    return this.#at(place, second + 0.5, number, second)
  }

  #at(place: StepPlace, time: number, day: number, second: number | null): Cell {
    const key = place.body === null ? place.district : `${place.district} ${place.body}`
    let days = this.#cells.get(key)
    if (!days) {
      days = new Map()
      this.#cells.set(key, days)
    }
    let cell = days.get(time)
    if (!cell) {
      cell = { place: { district: place.district, body: place.body }, day, second, sums: new Map() }
      days.set(time, cell)
    }
    return cell
  }

  #dayOf(moment: number) {
    const { timezone, keepsSeconds } = this.options
    const number = localDay(timezone, moment)
    const start = startOfLocalDay(timezone, number)
    const end = startOfLocalDay(timezone, number + 1)
    return { number, start, end, keepsSeconds: keepsSeconds(number) }
  }
}

const asExact = (amount: Amount): Exact => (typeof amount === 'number' ? exact(amount) : amount)
const isNought = (amount: Amount): boolean => (typeof amount === 'number' ? amount === 0 : amount.units === 0n)

function added(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b
  return sum(asExact(a), asExact(b))
}
