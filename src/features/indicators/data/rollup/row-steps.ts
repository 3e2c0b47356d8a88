import type { City } from '@/features/areas'
import type { Dataset } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import type { Decimal } from '../../domain/decimal'
import { classifierOf } from '../../domain/rollup/classifier'
import type { RowValues } from '../../domain/rollup/counter'
import type { StepPlace } from '../../domain/rollup/step-sums'
import type { BookedCounter } from './counter-book'
import { type PlaceOf, placeFinder } from './places'

/** Takes a step: of which counter, when (epoch ms or `ALWAYS`), how much. */
export interface StepTaker {
  take(place: StepPlace, counter: number, moment: number, amount: number | Decimal): void
}

/** Finds the steps of the records of one dataset, with their places and the numbers of their counters. */
export class RowSteps {
  /** What must be known of a record. */
  readonly fields: readonly string[]
  readonly #classify: (row: RowValues) => void
  readonly #placeOf: PlaceOf
  #place: StepPlace | null = null
  #taker: StepTaker | null = null

  constructor(
    readonly dataset: Dataset,
    readonly counters: readonly BookedCounter[],
    city: City,
  ) {
    const context = { timezone: city.timezone, calendar: cityCalendar(city) }
    const classifier = classifierOf(
      dataset,
      counters.map(each => each.counter),
      context,
    )
    const ids = counters.map(each => each.id)
    const onStep = (counter: number, moment: number, amount: number | Decimal) => {
      if (this.#place) this.#taker?.take(this.#place, ids[counter] as number, moment, amount)
    }
    this.#classify = row => classifier.classify(row, onStep)
    this.#placeOf = placeFinder(city)
    this.fields = [...new Set([...classifier.fields, 'district', 'street'])]
  }

  /** Steps of a record that counts, if its district is one of the city's. */
  of(row: RowValues, taker: StepTaker): void {
    this.#place = this.#placeOf(row.district, row.street)
    if (!this.#place) return
    this.#taker = taker
    this.#classify(row)
  }
}

const made = new WeakMap<City, Map<string, RowSteps>>()

/** The same as long as the same counters are booked: reading their conditions costs more than a small delivery. */
export function rowStepsOf(dataset: Dataset, counters: readonly BookedCounter[], city: City): RowSteps {
  const own = made.get(city) ?? new Map<string, RowSteps>()
  made.set(city, own)
  const known = own.get(dataset.name)
  const isSame =
    known?.counters.length === counters.length &&
    known.counters.every((each, at) => each.id === counters[at]?.id && each.counter === counters[at]?.counter)
  if (known && isSame) return known
  const steps = new RowSteps(dataset, counters, city)
  own.set(dataset.name, steps)
  return steps
}
