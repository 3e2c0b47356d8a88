import type { City } from '@/features/areas'
import type { BookedCounter } from '../data/rollup/counter-book'
import { type IndicatorPlan, planOf } from '../domain/compute-city'
import type { IndexRules, Indicator } from '../domain/indicator'
import { type Measure, measureKey } from '../domain/measure'
import { measuresOf, type Plan } from '../domain/plan'
import { datasetsOf } from '../domain/references'
import type { Counter } from '../domain/rollup/counter'
import { countersOf, isKeptByCounters, recordCounter } from '../domain/rollup/counters-of'
import { liveStretch, type PeriodLength, referenceYear } from '../domain/stretch'
import type { Use } from './dataset-sums'

/** One number of a dataset's sums. */
export interface UseAt {
  readonly dataset: string
  readonly use: number
}

export interface PairUses {
  readonly first: UseAt
  readonly second: UseAt | null
  readonly emptyIsNull: boolean
}

/** Which indicators are kept from step sums, and where their numbers are. */
export interface KeptRules {
  readonly rules: IndexRules
  /** Local year of the reference series: with another one the plans are others. */
  readonly year: number
  readonly kept: readonly KeptIndicator[]
  /** Counted from the records: by their formula, or until their counters are built. */
  readonly counted: readonly Indicator[]
  readonly notApplicable: readonly IndicatorPlan[]
  readonly uses: ReadonlyMap<string, readonly Use[]>
  /** By the key of the measure. */
  readonly pairs: ReadonlyMap<string, PairUses>
  /** How many records count at all, by dataset. */
  readonly records: ReadonlyMap<string, UseAt>
  /** Reference series that are read, all of the same year. */
  readonly series: ReadonlySet<string>
}

export interface KeptIndicator extends IndicatorPlan {
  readonly datasets: ReadonlySet<string>
  /** Numbers of the area itself. */
  readonly own: readonly UseAt[]
  /** Numbers of which it only matters whether the whole city has any. */
  readonly presence: readonly UseAt[]
}

export interface KeptRulesOptions {
  readonly city: City
  readonly at: Date
  readonly booked: ReadonlyMap<string, readonly BookedCounter[]>
}

export const yearAt = (at: Date, timezone: string): number => referenceYear({ from: at, to: at, now: at }, timezone)

export function keptRules(rules: IndexRules, { city, at, booked }: KeptRulesOptions): KeptRules {
  const { timezone } = city
  const book = new UseBook(booked)
  const pairs = new Map<string, PairUses>()
  const kept: KeptIndicator[] = []
  const counted: Indicator[] = []
  const notApplicable: IndicatorPlan[] = []
  const series = new Set<string>()
  for (const indicator of rules.indicators) {
    const { period } = indicator
    const planned = planOf(indicator, liveStretch(period, at, timezone), timezone)
    if (city.notApplicable.has(indicator.code)) {
      notApplicable.push(planned)
      continue
    }
    const { plan } = planned
    if (!isKeptByCounters(plan, period) || !book.hasAll(plan, period)) {
      counted.push(indicator)
      continue
    }
    const own: UseAt[] = []
    const presence: UseAt[] = []
    for (const measure of measuresOf(plan)) {
      if (measure.kind === 'reference') {
        series.add(measure.series)
        continue
      }
      const found = book.pair(measure, period)
      if (!found) continue
      pairs.set(measureKey(measure), found)
      if (measure.kind === 'presence') presence.push(found.first)
      else own.push(found.first, ...(found.second ? [found.second] : []))
    }
    const datasets = datasetsOf(plan.formula)
    for (const name of datasets) if (name !== 'ref') presence.push(book.recordsOf(name))
    kept.push({ ...planned, datasets, own, presence })
  }
  const { uses, records } = book
  return { rules, year: yearAt(at, timezone), kept, counted, notApplicable, uses, pairs, records, series }
}

/** Numbers the uses as they are met. */
class UseBook {
  readonly uses = new Map<string, Use[]>()
  readonly records = new Map<string, UseAt>()
  readonly #ids = new Map<string, number>()
  readonly #recordCounters = new Map<string, string>()
  readonly #known = new Map<string, UseAt>()

  constructor(booked: ReadonlyMap<string, readonly BookedCounter[]>) {
    for (const { id, counter, isReady } of [...booked.values()].flat()) {
      if (isReady) this.#ids.set(counter.key, id)
      const { dataset } = counter
      this.#recordCounters.set(dataset.name, recordCounter(dataset).key)
    }
  }

  hasAll(plan: Plan, length: PeriodLength): boolean {
    const counters = measuresOf(plan).flatMap(each => {
      const found = countersOf(each, length)
      return found ? [found.first, ...(found.second ? [found.second] : [])] : []
    })
    const names = [...datasetsOf(plan.formula)].filter(each => each !== 'ref')
    return (
      counters.every(each => this.#ids.has(each.key)) &&
      names.every(each => this.#ids.has(this.#recordCounters.get(each) ?? ''))
    )
  }

  pair(measure: Measure, length: PeriodLength): PairUses | null {
    const counters = countersOf(measure, length)
    if (!counters) return null
    const { first, second, emptyIsNull } = counters
    return { first: this.#use(first, length), second: second && this.#use(second, length), emptyIsNull }
  }

  recordsOf(dataset: string): UseAt {
    const known = this.records.get(dataset)
    if (known) return known
    const made = this.#numbered(dataset, this.#ids.get(this.#recordCounters.get(dataset) ?? ''), null)
    this.records.set(dataset, made)
    return made
  }

  #use({ dataset, key, shape }: Counter, length: PeriodLength): UseAt {
    return this.#numbered(dataset.name, this.#ids.get(key), shape === 'window' ? length : null)
  }

  #numbered(dataset: string, counter: number | undefined, length: PeriodLength | null): UseAt {
    if (counter === undefined) throw new RangeError('a counter that is not ready')
    const name = `${counter} ${length}`
    const known = this.#known.get(name)
    if (known) return known
    const list = this.uses.get(dataset) ?? []
    this.uses.set(dataset, list)
    const made = { dataset, use: list.push({ counter, length }) - 1 }
    this.#known.set(name, made)
    return made
  }
}
