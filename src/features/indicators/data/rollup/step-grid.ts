import type { Zone } from '@/shared/time'
import { ALWAYS } from '../../domain/rollup/counter'
import { ALWAYS_DAY, type StepPlace } from '../../domain/rollup/step-sums'
import { PlaceDays } from './place-days'

const DAY = 86_400_000
/** Cells of a page, a power of two. */
const PAGE_BITS = 6
const PAGE = 1 << PAGE_BITS
/** A counter that was not met yet, and none of ours. */
const UNMET = -1
const FOREIGN = -2

/** Most sums of a delivery's day are small. */
const digits = Array.from({ length: 256 }, (_, i) => `,${i}`)

/** Sums of one place and day; numbers as texts, parted by commas: they are only written down. */
export interface GridRow extends StepPlace {
  readonly day: number
  readonly counters: string
  readonly amounts: string
  /** Whether a counter that looks at the clock is among them. */
  readonly isClocked: boolean
}

/**
 * Sums of whole amounts by place and local day, a fixed row of 32-bit numbers each: adding to one costs a few
 * nanoseconds where a map costs a hundred, and a record of a delivery takes twenty steps.
 */
export class StepGrid {
  /** By counter; handed out as counters are met, so that those of most records lie side by side. */
  readonly #columns: Int32Array
  readonly #ids: number[] = []
  readonly #width: number
  readonly #cells = new PlaceDays()
  readonly #pages: Int32Array[] = []

  constructor(
    ids: readonly number[],
    private readonly zone: Zone,
    private readonly isClocked: (counter: number) => boolean = () => false,
  ) {
    this.#width = ids.length
    this.#columns = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1).fill(FOREIGN)
    for (const id of ids) this.#columns[id] = UNMET
  }

  /** Places and days that were met. */
  get size(): number {
    return this.#cells.met.length
  }

  /** Local day of a moment, `ALWAYS_DAY` of the beginning of time. */
  dayOf(moment: number): number {
    return moment === ALWAYS ? ALWAYS_DAY : Math.floor((moment + this.zone.offsetAt(moment)) / DAY)
  }

  /** Where it was added, for `addAt`; negative, with nothing done, if the amount cannot be kept here. */
  add(place: StepPlace, counter: number, day: number, amount: number): number {
    const met = this.#columns[counter] ?? FOREIGN
    if (met === FOREIGN || (amount | 0) !== amount) return -1
    const column = met === UNMET ? this.#addColumn(counter) : met
    const cell = this.#cells.numberOf(place, day)
    const page = this.#pages[cell >> PAGE_BITS] ?? this.#addPage()
    const at = (cell & (PAGE - 1)) * this.#width + column
    const sum = (page[at] as number) + amount
    if ((sum | 0) !== sum) return -1
    page[at] = sum
    return cell * this.#width + column
  }

  addAt(where: number, amount: number): void {
    const cell = Math.floor(where / this.#width)
    const page = this.#pages[cell >> PAGE_BITS] as Int32Array
    const at = (cell & (PAGE - 1)) * this.#width + (where % this.#width)
    page[at] = (page[at] as number) + amount
  }

  *rows(): Generator<GridRow, void, undefined> {
    const ids = this.#ids.map(each => `,${each}`)
    const clocked = this.#ids.map(this.isClocked)
    for (const [cell, { place, day }] of this.#cells.met.entries()) {
      const page = this.#pages[cell >> PAGE_BITS] as Int32Array
      const begin = (cell & (PAGE - 1)) * this.#width
      let [counters, amounts, isClocked] = ['', '', false]
      for (let column = 0; column < ids.length; column++) {
        const sum = page[begin + column] as number
        if (sum === 0) continue
        counters += ids[column]
        amounts += digits[sum] ?? `,${sum}`
        if (clocked[column]) isClocked = true
      }
      if (counters === '') continue
      const { district, body } = place
      yield { district, body, day, counters: counters.slice(1), amounts: amounts.slice(1), isClocked }
    }
  }

  /** Sums of all days that stand for one, by place; null for days that are told apart from others. */
  bands(bandOf: (day: number) => number | null): readonly Omit<GridRow, 'isClocked'>[] {
    const found = new Map<StepPlace, Map<number, Float64Array>>()
    for (const [cell, { place, day }] of this.#cells.met.entries()) {
      const band = bandOf(day)
      if (band === null) continue
      const own = found.get(place) ?? new Map<number, Float64Array>()
      found.set(place, own)
      const sums = own.get(band) ?? new Float64Array(this.#ids.length)
      own.set(band, sums)
      const page = this.#pages[cell >> PAGE_BITS] as Int32Array
      const begin = (cell & (PAGE - 1)) * this.#width
      for (let column = 0; column < sums.length; column++)
        sums[column] = (sums[column] as number) + (page[begin + column] as number)
    }
    return [...found].flatMap(([{ district, body }, bands]) =>
      [...bands].flatMap(([day, sums]) => {
        const columns = [...sums.keys()].filter(column => sums[column] !== 0)
        if (columns.length === 0) return []
        const counters = columns.map(column => this.#ids[column]).join(',')
        return { district, body, day, counters, amounts: columns.map(column => sums[column]).join(',') }
      }),
    )
  }

  #addColumn(counter: number): number {
    const column = this.#ids.push(counter) - 1
    this.#columns[counter] = column
    return column
  }

  #addPage(): Int32Array {
    const page = new Int32Array(this.#width * PAGE)
    this.#pages.push(page)
    return page
  }
}
