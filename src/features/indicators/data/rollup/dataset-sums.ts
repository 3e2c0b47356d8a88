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
import { type LoggedDay, StepLog } from './step-log'

/** What rows of steps have in common; numbers as texts, parted by commas. */
interface StoredSteps extends StepPlace {
  readonly dataset: string
  readonly day: number
  readonly counters: string
  readonly amounts: string
}

/** A row of `rollup.step_sum`. */
export interface StoredSum extends StoredSteps {
  readonly isClocked: boolean
  readonly isBanded: boolean
  readonly isTimed: boolean
}

/** A row of `rollup.step_band`. */
export interface StoredBand extends StoredSteps {
  readonly edges: string
  readonly seconds: string | null
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
  readonly band: StoredBand
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
    this.#log = new StepLog(ids)
    this.#others = new StepSums({ timezone, keepsSeconds: day => days.has(day) })
    this.#clocked = new Uint8Array(counters.reduce((most, { id }) => Math.max(most, id), 0) + 1)
    for (const { id, counter } of counters) this.#clocked[id] = looksAtClock(counter) ? 1 : 0
    this.#grid = new StepGrid(ids, zone(timezone), counter => this.#clocked[counter] === 1)
    this.#edges = bandEdges(now.getTime(), timezone)
  }

  take(place: StepPlace, counter: number, moment: number, amount: number | Decimal): void {
    this.add(place, counter, moment, amount)
  }

  /** Where it was added, for `takeBack`; negative: it is taken back by adding it with the other sign. */
  add(place: StepPlace, counter: number, moment: number, amount: number | Decimal): number {
    if (moment !== this.#moment) this.#turnTo(moment)
    if (typeof amount === 'number') {
      const where = this.#addWhole(place, counter, moment, this.sign * amount)
      if (where >= 0) return where
    }
    this.#others.add(place, counter, moment, amount, this.sign)
    return -1
  }

  takeBack(where: number, amount: number): void {
    if (where >= LOGGED) this.#log.takeBack(where - LOGGED, amount)
    else this.#grid.addAt(where, -amount)
  }

  #addWhole(place: StepPlace, counter: number, moment: number, amount: number): number {
    if (this.#start === null) return this.#grid.add(place, counter, this.#day, amount)
    const second = Math.floor((moment - this.#start) / 1000)
    const step = this.#log.add(place, counter, this.#day, second, amount)
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
    for (const { sum } of this.#timedDays()) if (sum.counters !== '') yield { ...sum, isTimed: false }
  }

  /** All there is, and what somebody who follows has to read of it. */
  told(): { readonly sums: readonly StoredSum[]; readonly bands: readonly StoredBand[] } {
    const bands = this.#bands()
    const timed = this.#timedDays()
    return {
      sums: [...this.#wholeDays(bands.length > 0), ...timed.map(each => each.sum)],
      bands: [...bands, ...timed.map(each => each.band)],
    }
  }

  *#wholeDays(isBanded: boolean): Generator<StoredSum, void, undefined> {
    const { dataset } = this
    for (const { district, body, day, counters, amounts, isClocked } of this.#grid.rows())
      yield { dataset, district, body, day, counters, amounts, isClocked, isBanded, isTimed: false }
    for (const row of this.#others.rows())
      if (row.seconds === null) yield this.#sumOf(row, row, { isBanded: false, isTimed: false })
  }

  #timedDays(): readonly TimedDay[] {
    const flags = { isBanded: false, isTimed: true }
    const days: TimedDay[] = []
    for (const row of this.#log.days()) {
      const sums = { counters: [...row.sums.keys()], amounts: [...row.sums.values()] }
      if (row.counters.length > 0) days.push({ band: this.#bandOf(row), sum: this.#sumOf(row, sums, flags) })
    }
    for (const row of this.#others.rows())
      if (row.seconds !== null) days.push({ band: this.#bandOf(row), sum: this.#sumOf(row, sumsOf(row), flags) })
    return days
  }

  /** Whole days put together where that makes fewer rows; none where it does not. */
  #bands(): readonly StoredBand[] {
    if (this.#grid.size < FEWEST_BANDED) return []
    const { dataset } = this
    const edges = this.#edges.join(',')
    const rows = this.#grid.bands(day => bandOf(day, this.#edges))
    return rows.length * 2 > this.#grid.size ? [] : rows.map(row => ({ dataset, ...row, edges, seconds: null }))
  }

  /** `sums`: what is stored of the day; whoever reads its seconds goes by their counters, also where these cancel. */
  #sumOf(
    { district, body, day, counters }: StepPlace & Pick<StepSumRow, 'day' | 'counters'>,
    sums: Amounts,
    flags: Pick<StoredSum, 'isBanded' | 'isTimed'>,
  ): StoredSum {
    const isClocked = counters.some(each => this.#clocked[each] === 1)
    return { dataset: this.dataset, district, body, day, ...listed(sums), isClocked, ...flags }
  }

  #bandOf(row: LoggedDay | StepSumRow): StoredBand {
    const { district, body, day, seconds } = row
    return {
      dataset: this.dataset,
      district,
      body,
      day,
      edges: '',
      seconds: seconds?.join(',') ?? null,
      ...listed(row),
    }
  }
}

interface Amounts {
  readonly counters: readonly number[]
  readonly amounts: readonly (number | Decimal)[]
}

const listed = ({ counters, amounts }: Amounts) => ({ counters: counters.join(','), amounts: amounts.join(',') })

/** What the seconds of a day add up to. */
function sumsOf({ counters, amounts }: StepSumRow): Amounts {
  const sums = new Map<number, Exact>()
  for (const [at, counter] of counters.entries())
    sums.set(counter, sum(sums.get(counter) ?? ZERO, exact(amounts[at] as Decimal)))
  const kept = [...sums].filter(([, each]) => each.units !== 0n)
  return { counters: kept.map(([counter]) => counter), amounts: kept.map(([, each]) => decimalOf(each)) }
}
