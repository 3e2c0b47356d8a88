import type { Decimal } from '../../domain/decimal'
import { borderDays } from '../../domain/rollup/border-days'
import { type StepPlace, type StepSumRow, StepSums } from '../../domain/rollup/step-sums'
import type { StepTaker } from './row-steps'
import { TimeBounds } from './time-bounds'

/** A row of `rollup.step_sum`; moments in epoch ms. */
export interface StoredSum extends StepSumRow {
  readonly dataset: string
  readonly earliest: number | null
  readonly latest: number | null
}

/** Sums of the steps of one dataset's records, as they are stored. */
export class DatasetSums implements StepTaker {
  /** Of the records whose steps come: added, or taken back. */
  sign: 1 | -1 = 1
  readonly #sums: StepSums
  readonly #bounds: TimeBounds
  #moment = Number.NaN
  #time = Number.NaN
  #place: StepPlace | null = null

  /** Days through which a stretch's border runs at `now` are kept by the second. */
  constructor(
    readonly dataset: string,
    { timezone, now }: { readonly timezone: string; readonly now: Date },
  ) {
    const days = borderDays(now.getTime(), timezone)
    this.#sums = new StepSums({ timezone, keepsSeconds: day => days.has(day) })
    this.#bounds = new TimeBounds(timezone)
  }

  take(place: StepPlace, time: number | null, counter: number, moment: number, amount: number | Decimal): void {
    this.#sums.add(place, counter, moment, amount, this.sign)
    if (time === null || (moment === this.#moment && time === this.#time && place === this.#place)) return
    this.#bounds.note(place, moment, time)
    this.#moment = moment
    this.#time = time
    this.#place = place
  }

  *rows(): Generator<StoredSum, void, undefined> {
    const { dataset } = this
    for (const row of this.#sums.rows()) {
      const bounds = this.#bounds.of(row, row.day)
      yield { dataset, ...row, earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null }
    }
  }
}
