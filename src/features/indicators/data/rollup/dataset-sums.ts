import { zone } from '@/shared/time'
import type { Decimal } from '../../domain/decimal'
import { borderDays } from '../../domain/rollup/border-days'
import { looksAtClock } from '../../domain/rollup/counter'
import { bandEdges, bandOf } from '../../domain/rollup/day-bands'
import { type StepPlace, type StepSumRow, StepSums } from '../../domain/rollup/step-sums'
import type { BookedCounter } from './counter-book'
import type { StepTaker } from './row-steps'
import { StepGrid } from './step-grid'
import { TimeBounds } from './time-bounds'

/** A row of `rollup.step_sum`; moments in epoch ms. */
export interface StoredSum extends StepSumRow {
  readonly dataset: string
  readonly earliest: number | null
  readonly latest: number | null
  readonly isClocked: boolean
  readonly isBanded: boolean
}

/** A row of `rollup.step_band`. */
export interface StoredBand extends StepSumRow {
  readonly dataset: string
  readonly edges: readonly number[]
}

/** Fewer rows are read as they are. */
const FEWEST_BANDED = 32

export interface SumsOptions {
  readonly timezone: string
  /** Days through which a stretch's border runs now are kept by the second. */
  readonly now: Date
}

/** Sums of the steps of one dataset's records, as they are stored. */
export class DatasetSums implements StepTaker {
  /** Of the records whose steps come: added, or taken back. */
  sign: 1 | -1 = 1
  readonly #bySecond: ReadonlySet<number>
  readonly #grid: StepGrid
  /** What is kept by the second, and what has decimals. */
  readonly #others: StepSums
  readonly #bounds: TimeBounds
  /** By number of the counter: 1 for those that look at the clock. */
  readonly #clocked: Uint8Array
  readonly #edges: readonly number[]
  /** The last one and its day: steps come in runs. */
  #moment = Number.NaN
  #day: number | null = null

  constructor(
    readonly dataset: string,
    counters: readonly BookedCounter[],
    { timezone, now }: SumsOptions,
  ) {
    const days = borderDays(now.getTime(), timezone)
    this.#bySecond = days
    this.#grid = new StepGrid(
      counters.map(each => each.id),
      zone(timezone),
    )
    this.#others = new StepSums({ timezone, keepsSeconds: day => days.has(day) })
    this.#bounds = new TimeBounds(timezone)
    this.#clocked = new Uint8Array(counters.reduce((most, { id }) => Math.max(most, id), 0) + 1)
    for (const { id, counter } of counters) this.#clocked[id] = looksAtClock(counter) ? 1 : 0
    this.#edges = bandEdges(now.getTime(), timezone)
  }

  take(place: StepPlace, time: number | null, counter: number, moment: number, amount: number | Decimal): void {
    this.add(place, time, counter, moment, amount)
  }

  /** Where it was added, for `takeBack`; negative: it is taken back by adding it with the other sign. */
  add(place: StepPlace, time: number | null, counter: number, moment: number, amount: number | Decimal): number {
    const day = moment === this.#moment ? this.#day : this.#dayOf(moment)
    if (day !== null && typeof amount === 'number') {
      const where = this.#grid.add(place, time, counter, day, this.sign * amount)
      if (where >= 0) return where
    }
    this.#others.add(place, counter, moment, amount, this.sign)
    if (time !== null) this.#bounds.note(place, moment, time)
    return -1
  }

  takeBack(where: number, amount: number): void {
    this.#grid.addAt(where, -amount)
  }

  /** null for days that are kept by the second. */
  #dayOf(moment: number): number | null {
    const day = this.#grid.dayOf(moment)
    this.#moment = moment
    this.#day = this.#bySecond.has(day) ? null : day
    return this.#day
  }

  /** `isBanded`: its whole days are stored as `bands` too. */
  *rows(isBanded = false): Generator<StoredSum, void, undefined> {
    const { dataset } = this
    for (const row of this.#grid.rows()) yield { dataset, ...row, isClocked: this.#isClocked(row), isBanded }
    for (const row of this.#others.rows()) {
      const bounds = this.#bounds.of(row, row.day)
      const times = { earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null }
      yield { dataset, ...row, ...times, isClocked: this.#isClocked(row), isBanded: false }
    }
  }

  /** Whole days put together where that makes fewer rows; none where it does not. */
  bands(): readonly StoredBand[] {
    if (this.#grid.size < FEWEST_BANDED) return []
    const edges = this.#edges
    const rows = this.#grid.bands(day => bandOf(day, edges))
    return rows.length * 2 > this.#grid.size ? [] : rows.map(row => ({ dataset: this.dataset, ...row, edges }))
  }

  #isClocked({ counters }: StepSumRow): boolean {
    return counters.some(each => this.#clocked[each] === 1)
  }
}
