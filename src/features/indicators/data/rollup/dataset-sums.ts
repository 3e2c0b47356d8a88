import { startOfLocalDay, zone } from '@/shared/time'
import type { Decimal } from '../../domain/decimal'
import { borderDays } from '../../domain/rollup/border-days'
import { looksAtClock } from '../../domain/rollup/counter'
import { bandEdges, bandOf } from '../../domain/rollup/day-bands'
import { decimalOf, type Exact, exact, sum, ZERO } from '../../domain/rollup/exact'
import { type StepPlace, type StepSumRow, StepSums } from '../../domain/rollup/step-sums'
import type { BookedCounter } from './counter-book'
import type { StepTaker } from './row-steps'
import { StepGrid } from './step-grid'
import { StepLog } from './step-log'
import { TimeBounds } from './time-bounds'

/** A row of `rollup.step_sum`; moments in epoch ms. */
export interface StoredSum extends Omit<StepSumRow, 'seconds'> {
  readonly dataset: string
  readonly earliest: number | null
  readonly latest: number | null
  readonly isClocked: boolean
  readonly isBanded: boolean
  readonly isTimed: boolean
}

/** A row of `rollup.step_band`. */
export interface StoredBand extends StepSumRow {
  readonly dataset: string
  readonly edges: readonly number[]
}

/** Fewer rows are read as they are. */
const FEWEST_BANDED = 32
/** Where `add` puts numbers of the log apart from those of the grid; both stay below 2^32. */
const LOGGED = 2 ** 31

export interface SumsOptions {
  readonly timezone: string
  /** Days through which a stretch's border runs now are told by the second. */
  readonly now: Date
}

/** A day that is told by the second: its steps, and what is stored of it. */
interface TimedDay {
  readonly steps: StepSumRow
  readonly sum: StoredSum
}

/** Sums of the steps of one dataset's records, as they are stored. */
export class DatasetSums implements StepTaker {
  /** Of the records whose steps come: added, or taken back. */
  sign: 1 | -1 = 1
  readonly #timezone: string
  readonly #bySecond: ReadonlySet<number>
  readonly #grid: StepGrid
  readonly #log: StepLog
  /** What has decimals. */
  readonly #others: StepSums
  readonly #bounds: TimeBounds
  /** By number of the counter: 1 for those that look at the clock. */
  readonly #clocked: Uint8Array
  readonly #edges: readonly number[]
  readonly #starts = new Map<number, number>()
  /** The last one and its day, of which `#start` is null unless it is told by the second: steps come in runs. */
  #moment = Number.NaN
  #day = 0
  #start: number | null = null

  constructor(
    readonly dataset: string,
    counters: readonly BookedCounter[],
    { timezone, now }: SumsOptions,
  ) {
    const days = borderDays(now.getTime(), timezone)
    const ids = counters.map(each => each.id)
    this.#timezone = timezone
    this.#bySecond = days
    this.#grid = new StepGrid(ids, zone(timezone))
    this.#log = new StepLog(ids)
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
    if (moment !== this.#moment) this.#turnTo(moment)
    if (typeof amount === 'number') {
      const where = this.#addWhole(place, time, counter, moment, this.sign * amount)
      if (where >= 0) return where
    }
    this.#others.add(place, counter, moment, amount, this.sign)
    if (time !== null) this.#bounds.note(place, moment, time)
    return -1
  }

  takeBack(where: number, amount: number): void {
    if (where >= LOGGED) this.#log.takeBack(where - LOGGED, amount)
    else this.#grid.addAt(where, -amount)
  }

  #addWhole(place: StepPlace, time: number | null, counter: number, moment: number, amount: number): number {
    if (this.#start === null) return this.#grid.add(place, time, counter, this.#day, amount)
    const second = Math.floor((moment - this.#start) / 1000)
    const step = this.#log.add(place, time, counter, this.#day, second, amount)
    return step < 0 ? step : step + LOGGED
  }

  #turnTo(moment: number): void {
    this.#moment = moment
    this.#day = this.#grid.dayOf(moment)
    this.#start = this.#bySecond.has(this.#day) ? this.#startOf(this.#day) : null
  }

  #startOf(day: number): number {
    const start = this.#starts.get(day) ?? startOfLocalDay(this.#timezone, day)
    this.#starts.set(day, start)
    return start
  }

  /** All there is, told to nobody. */
  *rows(): Generator<StoredSum, void, undefined> {
    yield* this.#wholeDays(false)
    for (const { sum } of this.#timedDays()) yield { ...sum, isTimed: false }
  }

  /** All there is, and what somebody who follows has to read of it. */
  told(): { readonly sums: readonly StoredSum[]; readonly bands: readonly StoredBand[] } {
    const bands = this.#bands()
    const timed = this.#timedDays()
    const { dataset } = this
    return {
      sums: [...this.#wholeDays(bands.length > 0), ...timed.map(each => each.sum)],
      bands: [...bands, ...timed.map(({ steps }) => ({ dataset, ...steps, edges: [] }))],
    }
  }

  *#wholeDays(isBanded: boolean): Generator<StoredSum, void, undefined> {
    const { dataset } = this
    const base = { dataset, isTimed: false }
    for (const row of this.#grid.rows()) yield { ...base, ...row, isClocked: this.#isClocked(row), isBanded }
    for (const row of this.#others.rows())
      if (row.seconds === null)
        yield { ...base, ...row, ...this.#boundsOf(row), isClocked: this.#isClocked(row), isBanded: false }
  }

  #timedDays(): readonly TimedDay[] {
    const base = { dataset: this.dataset, isBanded: false, isTimed: true }
    const days: TimedDay[] = []
    for (const { district, body, day, earliest, latest, seconds, counters, amounts, sums } of this.#log.days()) {
      if (counters.length === 0) continue
      const steps = { district, body, day, seconds, counters, amounts: amounts.map(String) }
      const sum = { counters: [...sums.keys()], amounts: Array.from(sums.values(), String) }
      const isClocked = this.#isClocked(steps)
      days.push({ steps, sum: { ...base, district, body, day, earliest, latest, ...sum, isClocked } })
    }
    for (const steps of this.#others.rows()) {
      if (steps.seconds === null) continue
      const { district, body, day } = steps
      const times = this.#boundsOf(steps)
      const isClocked = this.#isClocked(steps)
      days.push({ steps, sum: { ...base, district, body, day, ...times, ...sumsOf(steps), isClocked } })
    }
    return days
  }

  /** Whole days put together where that makes fewer rows; none where it does not. */
  #bands(): readonly StoredBand[] {
    if (this.#grid.size < FEWEST_BANDED) return []
    const edges = this.#edges
    const rows = this.#grid.bands(day => bandOf(day, edges))
    return rows.length * 2 > this.#grid.size ? [] : rows.map(row => ({ dataset: this.dataset, ...row, edges }))
  }

  #boundsOf(row: StepSumRow): { readonly earliest: number | null; readonly latest: number | null } {
    const bounds = this.#bounds.of(row, row.day)
    return { earliest: bounds?.earliest ?? null, latest: bounds?.latest ?? null }
  }

  #isClocked({ counters }: Pick<StepSumRow, 'counters'>): boolean {
    for (const each of counters) if (this.#clocked[each] === 1) return true
    return false
  }
}

/** What the seconds of a day add up to. */
function sumsOf({ counters, amounts }: StepSumRow): Pick<StepSumRow, 'counters' | 'amounts'> {
  const sums = new Map<number, Exact>()
  for (const [at, counter] of counters.entries())
    sums.set(counter, sum(sums.get(counter) ?? ZERO, exact(amounts[at] as Decimal)))
  const kept = [...sums].filter(([, each]) => each.units !== 0n)
  return { counters: kept.map(([counter]) => counter), amounts: kept.map(([, each]) => decimalOf(each)) }
}
