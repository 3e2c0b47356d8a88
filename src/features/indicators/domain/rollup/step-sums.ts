import { localDay, startOfLocalDay } from '@/shared/time'
import type { Decimal } from '../decimal'
import { ALWAYS } from './counter'
import { decimalOf, type Exact, exact, negative, sum } from './exact'
import { checkRoom, columnOf, secondKey, secondOf } from './second-key'

/** The day of steps that always count. */
export const ALWAYS_DAY = -2_147_483_648

/** Where a step counts: a district, and the management body its street belongs to. */
export interface StepPlace {
  readonly district: string
  readonly body: string | null
}

/** Sums of steps of one place and day; on days that are kept by the second a counter has one for each of its seconds. */
export interface StepSumRow extends StepPlace {
  /** Local day, days since 1970, or `ALWAYS_DAY`. */
  readonly day: number
  /** On days that are kept by the second: when each is, seconds from the beginning of the local day, ascending. */
  readonly seconds: readonly number[] | null
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
  /** Whether `sums` are by second and counter (`secondKey`), or by counter. */
  readonly keepsSeconds: boolean
  readonly sums: Map<number, Amount>
}

/** Adds steps up by place and day. Exact. */
export class StepSums {
  readonly #cells = new Map<string, Map<number, Cell>>()
  /** Counters are numbered as they are met: their own numbers may grow beyond what a key has room for. */
  readonly #counters: number[] = []
  readonly #columns: number[] = []
  /** Steps come in runs of the same day. */
  #day = { number: 0, start: 0, end: 0, keepsSeconds: false }

  constructor(private readonly options: Options) {}

  add(place: StepPlace, counter: number, moment: number, amount: number | Decimal, sign: 1 | -1): void {
    const { sums, keepsSeconds } = this.#cell(place, moment)
    const key = keepsSeconds
      ? secondKey(Math.floor((moment - this.#day.start) / 1000), this.#columnOf(counter))
      : counter
    const known = sums.get(key)
    if (typeof amount === 'number' && (known === undefined || typeof known === 'number')) {
      const next = (known ?? 0) + sign * amount
      if (Number.isSafeInteger(next) && Number.isSafeInteger(amount)) {
        sums.set(key, next)
        return
      }
    }
    const value = exact(amount)
    sums.set(key, sum(asExact(known ?? 0), sign === 1 ? value : negative(value)))
  }

  get isEmpty(): boolean {
    return this.rows().next().done === true
  }

  /** Sums that are not 0, by place and day. */
  *rows(): Generator<StepSumRow, void, undefined> {
    for (const days of this.#cells.values())
      for (const { place, day, keepsSeconds, sums } of days.values()) {
        const keys = Int32Array.from(keptKeys(sums))
        if (keys.length === 0) continue
        if (keepsSeconds) keys.sort()
        const amounts = Array.from(keys, key => textOf(sums.get(key) ?? 0))
        if (!keepsSeconds) yield { ...place, day, seconds: null, counters: [...keys], amounts }
        else {
          const counters = Array.from(keys, key => this.#counters[columnOf(key)] as number)
          yield { ...place, day, seconds: Array.from(keys, secondOf), counters, amounts }
        }
      }
  }

  #columnOf(counter: number): number {
    const known = this.#columns[counter]
    if (known !== undefined) return known
    const column = this.#counters.push(counter) - 1
    checkRoom(this.#counters.length)
    this.#columns[counter] = column
    return column
  }

  #cell(place: StepPlace, moment: number): Cell {
    if (moment === ALWAYS) return this.#at(place, ALWAYS_DAY, false)
    if (!(moment >= this.#day.start && moment < this.#day.end)) this.#day = this.#dayOf(moment)
    return this.#at(place, this.#day.number, this.#day.keepsSeconds)
  }

  #at(place: StepPlace, day: number, keepsSeconds: boolean): Cell {
    const key = place.body === null ? place.district : `${place.district} ${place.body}`
    let days = this.#cells.get(key)
    if (!days) {
      days = new Map()
      this.#cells.set(key, days)
    }
    let cell = days.get(day)
    if (!cell) {
      cell = { place: { district: place.district, body: place.body }, day, keepsSeconds, sums: new Map() }
      days.set(day, cell)
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
const textOf = (amount: Amount): Decimal => (typeof amount === 'number' ? String(amount) : decimalOf(amount))

function* keptKeys(sums: ReadonlyMap<number, Amount>): Generator<number, void, undefined> {
  for (const [key, amount] of sums) if (typeof amount === 'number' ? amount !== 0 : amount.units !== 0n) yield key
}
