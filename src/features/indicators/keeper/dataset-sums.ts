import type { Decimal } from '../domain/decimal'
import { type PeriodLength, periodLengths } from '../domain/stretch'
import type { Amount } from './amount'
import { type Borders, daysOf, hasSameDays } from './borders'
import { ExactTotals } from './exact-totals'

/** What a counter is counted over: a live stretch of that length, or (null, a standing counter) all that lies before now. */
export type Span = PeriodLength | null

export interface Use {
  readonly counter: number
  readonly length: Span
}

/** Amounts of some counters in some areas. */
export interface Steps {
  readonly areas: readonly number[]
  readonly counters: readonly number[]
  readonly amounts: readonly Amount[]
}

/** Steps of one local day, or of one second of it. */
export interface DatedSteps extends Steps {
  readonly day: number
  readonly second: number | null
}

const spans: readonly Span[] = [null, ...periodLengths]

/**
 * The live sums of one dataset's counters in every area. Days that hold a border of a stretch are kept by the second, so
 * that borders can move through them; when one enters another day the dataset has to be loaded again.
 */
export class DatasetSums {
  readonly uses: readonly Use[]
  /** Places in `uses`, by counter; of each use, the place of its span. */
  readonly #positions: (readonly number[])[] = []
  readonly #spans: Uint8Array
  readonly #areas: number
  readonly #totals: ExactTotals
  readonly #seconds = new Map<number, Steps[]>()
  readonly #isChanged: Uint8Array
  #changed: number[] = []
  #borders: Borders
  #days: ReadonlySet<number>

  constructor(uses: readonly Use[], areas: number, borders: Borders) {
    this.uses = uses
    this.#areas = areas
    this.#borders = borders
    this.#days = daysOf(borders)
    this.#totals = new ExactTotals(uses.length * areas)
    this.#isChanged = new Uint8Array(uses.length * areas)
    this.#spans = Uint8Array.from(uses, ({ length }) => spans.indexOf(length))
    uses.forEach(({ counter }, i) => {
      this.#positions[counter] = [...(this.#positions[counter] ?? []), i]
    })
  }

  text = (use: number, area: number): Decimal => this.#totals.text(use * this.#areas + area)
  isZero = (use: number, area: number): boolean => this.#totals.isZero(use * this.#areas + area)

  /** Loading: whole days, counted in the spans that hold all of them. */
  loadDays(steps: Steps, holds: (span: Span) => boolean): void {
    this.#add(steps, 1, holds)
  }

  /** Loading: a second of a day with a border, counted in the spans that have a border there. */
  loadSecond(day: number, second: number, steps: Steps): void {
    const { today, fromDay } = this.#borders
    this.#hold(second, steps)
    this.#addAt(second, steps, span => day === today || (span !== null && day === fromDay[span]))
  }

  /**
   * Moves the borders to the beginning of the days they enter (`enteredBorders`). Answers the days of which every second
   * has to be held (`holdSecond`) before they go on.
   */
  enter(to: Borders, dayOf: (second: number) => number): ReadonlySet<number> {
    const former = this.#days
    this.#move(to)
    this.#days = daysOf(to)
    for (const second of this.#seconds.keys()) if (!this.#days.has(dayOf(second))) this.#seconds.delete(second)
    // today is held whole, and stretches of two lengths never begin on one day: what was held for one border does for all
    return new Set([...this.#days].filter(day => !former.has(day)))
  }

  /** A second of a day at whose beginning its borders stand: they have yet to pass it. */
  holdSecond(second: number, steps: Steps): void {
    this.#hold(second, steps)
  }

  /** Whether steps of that day can lie in any span by now. */
  concerns = (day: number): boolean => day <= this.#borders.today

  /** Counts steps that were committed since; false: they lie on a border's day and do not say when, so load again. */
  apply(row: DatedSteps): boolean {
    if (!this.concerns(row.day)) return true
    const { fromDay } = this.#borders
    if (row.second !== null) {
      if (this.#days.has(row.day)) this.#hold(row.second, row)
      this.#addAt(row.second, row, () => true)
      return true
    }
    if (this.#days.has(row.day)) return false
    this.#add(row, 1, span => span === null || row.day > fromDay[span])
    return true
  }

  /** Moves the borders; false: one of them is in another day, so `enter` it or load again. */
  advance(to: Borders): boolean {
    if (!hasSameDays(this.#borders, to)) return false
    this.#move(to)
    return true
  }

  /** Use and area of every sum that was added to since the last call. */
  takeChanged(): readonly { readonly use: number; readonly area: number }[] {
    const changed = this.#changed
    this.#changed = []
    return changed.map(cell => {
      this.#isChanged[cell] = 0
      return { use: Math.floor(cell / this.#areas), area: cell % this.#areas }
    })
  }

  /** After loading: any sum may be another. */
  markAllChanged(): void {
    for (let cell = 0; cell < this.#isChanged.length; cell++) this.#mark(cell)
  }

  #mark(cell: number): void {
    if (this.#isChanged[cell] === 1) return
    this.#isChanged[cell] = 1
    this.#changed.push(cell)
  }

  #hold(second: number, steps: Steps): void {
    const held = this.#seconds.get(second)
    if (held) held.push(steps)
    else this.#seconds.set(second, [steps])
  }

  #addAt(second: number, steps: Steps, concerns: (span: Span) => boolean): void {
    const { now, from } = this.#borders
    if (second >= now) return
    this.#add(steps, 1, span => concerns(span) && (span === null || second >= from[span]))
  }

  #move(to: Borders): void {
    const from = this.#borders
    this.#cross(from.now, to.now, 1, () => true)
    for (const each of periodLengths) this.#cross(from.from[each], to.from[each], -1, span => span === each)
    this.#borders = to
  }

  /** A border that goes from `a` to `b` passes the steps between: on its way back it takes back what it did. */
  #cross(a: number, b: number, sign: 1 | -1, concerns: (span: Span) => boolean): void {
    const [low, high] = a < b ? [a, b] : [b, a]
    const own = a < b ? sign : sign === 1 ? -1 : 1
    const add = (list: readonly Steps[]) => {
      for (const steps of list) this.#add(steps, own, concerns)
    }
    if (high - low > this.#seconds.size) {
      for (const [second, list] of this.#seconds) if (second >= low && second < high) add(list)
      return
    }
    for (let second = low; second < high; second++) add(this.#seconds.get(second) ?? [])
  }

  #add({ areas, counters, amounts }: Steps, sign: 1 | -1, concerns: (span: Span) => boolean): void {
    const isConcerned = spans.map(concerns)
    for (let i = 0; i < counters.length; i++) {
      const positions = this.#positions[counters[i] ?? -1]
      if (!positions) continue
      const amount = amounts[i] ?? 0
      for (const position of positions) {
        if (!isConcerned[this.#spans[position] ?? 0]) continue
        for (const area of areas) {
          const cell = position * this.#areas + area
          this.#totals.add(cell, amount, sign)
          this.#mark(cell)
        }
      }
    }
  }
}
