import type { StepPlace } from '../../domain/rollup/step-sums'
import { DayNumbers } from './day-numbers'

export interface PlaceDay {
  readonly place: StepPlace
  readonly day: number
}

/**
 * Numbers the places and local days that steps fall on, from 0 as they are met. Steps of a record lie on few days and go
 * to and fro between them: the last two are at hand.
 */
export class PlaceDays {
  readonly met: PlaceDay[] = []
  readonly #places = new Map<StepPlace, DayNumbers>()
  #place: StepPlace | null = null
  #days = new DayNumbers()
  #day = Number.NaN
  #number = 0
  #otherDay = Number.NaN
  #otherNumber = 0

  /** The same object is the same place. */
  numberOf(place: StepPlace, day: number): number {
    if (place !== this.#place) this.#enter(place)
    return day === this.#day ? this.#number : this.#turnTo(day)
  }

  #enter(place: StepPlace): void {
    const days = this.#places.get(place) ?? new DayNumbers()
    this.#places.set(place, days)
    this.#place = place
    this.#days = days
    this.#day = Number.NaN
    this.#otherDay = Number.NaN
  }

  #turnTo(day: number): number {
    const number = day === this.#otherDay ? this.#otherNumber : (this.#days.get(day) ?? this.#add(day))
    this.#otherDay = this.#day
    this.#otherNumber = this.#number
    this.#day = day
    this.#number = number
    return number
  }

  #add(day: number): number {
    const number = this.met.push({ place: this.#place as StepPlace, day }) - 1
    this.#days.set(day, number)
    return number
  }
}
