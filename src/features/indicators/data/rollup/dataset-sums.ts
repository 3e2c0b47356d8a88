import { zone } from '@/shared/time'
import type { Decimal } from '../../domain/decimal'
import { borderDays } from '../../domain/rollup/border-days'
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
}

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

  *rows(): Generator<StoredSum, void, undefined> {
    const { dataset } = this
    for (const row of this.#grid.rows()) yield { dataset, ...row }
    for (const row of this.#others.rows()) {
      const bounds = this.#bounds.of(row, row.day)
      yield { dataset, ...row, earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null }
    }
  }
}
