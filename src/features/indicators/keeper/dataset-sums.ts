import type { Decimal } from '../domain/decimal'
import { type PeriodLength, periodLengths } from '../domain/stretch'
import type { Amount } from './amount'
import { type Borders, daysOf, hasSameDays } from './borders'
import { ExactTotals } from './exact-totals'

/** A counter over one stretch; `length` null: a standing counter, over all that lies before now. */
export interface Use {
  readonly counter: number
  readonly length: PeriodLength | null
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

/**
 * The live sums of one dataset's counters in every area. Days that hold a border of a stretch are kept by the second, so
 * that borders can move through them; when one enters another day the dataset has to be loaded again.
 */
export class DatasetSums {
  readonly uses: readonly Use[]
  readonly #positions: ReadonlyMap<number, readonly number[]>
  readonly #areas: number
  readonly #totals: ExactTotals
  readonly #seconds = new Map<number, Steps[]>()
  readonly #changed = new Set<number>()
  #borders: Borders
  #days: ReadonlySet<number>

  constructor(uses: readonly Use[], areas: number, borders: Borders) {
    this.uses = uses
    this.#areas = areas
    this.#borders = borders
    this.#days = daysOf(borders)
    this.#totals = new ExactTotals(uses.length * areas)
    const positions = new Map<number, number[]>()
    uses.forEach(({ counter }, i) => {
      const own = positions.get(counter)
      if (own) own.push(i)
      else positions.set(counter, [i])
    })
    this.#positions = positions
  }

  text = (use: number, area: number): Decimal => this.#totals.text(use * this.#areas + area)
  isZero = (use: number, area: number): boolean => this.#totals.isZero(use * this.#areas + area)

  /** Loading: whole days, counted in the uses that hold all of them. */
  loadDays(steps: Steps, holds: (use: Use) => boolean): void {
    this.#add(steps, 1, holds)
  }

  /** Loading: a second of a day with a border, counted in the uses that have a border there. */
  loadSecond(day: number, second: number, steps: Steps): void {
    const { today, fromDay } = this.#borders
    this.#hold(second, steps)
    this.#addAt(second, steps, ({ length }) => day === today || (length !== null && day === fromDay[length]))
  }

  /** Counts steps that were committed since; false: they lie on a border's day and do not say when, so load again. */
  apply(row: DatedSteps): boolean {
    const { today, fromDay } = this.#borders
    if (row.day > today) return true
    if (row.second !== null) {
      if (this.#days.has(row.day)) this.#hold(row.second, row)
      this.#addAt(row.second, row, () => true)
      return true
    }
    if (this.#days.has(row.day)) return false
    this.#add(row, 1, ({ length }) => length === null || row.day > fromDay[length])
    return true
  }

  /** Moves the borders; false: one of them enters another day, so load again. */
  advance(to: Borders): boolean {
    const from = this.#borders
    if (!hasSameDays(from, to)) return false
    this.#cross(from.now, to.now, 1, () => true)
    for (const each of periodLengths) this.#cross(from.from[each], to.from[each], -1, ({ length }) => length === each)
    this.#borders = to
    return true
  }

  /** Use and area of every sum that was added to since the last call. */
  takeChanged(): readonly { readonly use: number; readonly area: number }[] {
    const changed = [...this.#changed].map(cell => ({
      use: Math.floor(cell / this.#areas),
      area: cell % this.#areas,
    }))
    this.#changed.clear()
    return changed
  }

  /** After loading: any sum may be another. */
  markAllChanged(): void {
    for (let cell = 0; cell < this.uses.length * this.#areas; cell++) this.#changed.add(cell)
  }

  #hold(second: number, steps: Steps): void {
    const held = this.#seconds.get(second)
    if (held) held.push(steps)
    else this.#seconds.set(second, [steps])
  }

  #addAt(second: number, steps: Steps, concerns: (use: Use) => boolean): void {
    const { now, from } = this.#borders
    if (second >= now) return
    this.#add(steps, 1, use => concerns(use) && (use.length === null || second >= from[use.length]))
  }

  /** A border that goes from `a` to `b` passes the steps between: on its way back it takes back what it did. */
  #cross(a: number, b: number, sign: 1 | -1, concerns: (use: Use) => boolean): void {
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

  #add({ areas, counters, amounts }: Steps, sign: 1 | -1, concerns: (use: Use) => boolean): void {
    for (let i = 0; i < counters.length; i++) {
      const amount = amounts[i] ?? 0
      for (const position of this.#positions.get(counters[i] ?? -1) ?? []) {
        const use = this.uses[position]
        if (!use || !concerns(use)) continue
        for (const area of areas) {
          const cell = position * this.#areas + area
          this.#totals.add(cell, amount, sign)
          this.#changed.add(cell)
        }
      }
    }
  }
}
