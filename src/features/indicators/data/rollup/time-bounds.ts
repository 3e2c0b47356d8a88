import { localDay, startOfLocalDay } from '@/shared/time'
import { ALWAYS } from '../../domain/rollup/counter'
import { ALWAYS_DAY, type StepPlace } from '../../domain/rollup/step-sums'

/** Least and greatest, epoch ms. */
interface Bounds {
  earliest: number
  latest: number
}

const keyOf = ({ district, body }: StepPlace) => `${district} ${body ?? ''}`

/** Between which times the records lie that have a step in a place and day. */
export class TimeBounds {
  readonly #days = new Map<string, Map<number, Bounds>>()
  /** Steps come in runs of one place and day. */
  #last: { place: StepPlace; days: Map<number, Bounds> } | null = null
  #day = { number: 0, start: 0, end: 0 }

  constructor(private readonly timezone: string) {}

  note(place: StepPlace, moment: number, time: number): void {
    if (this.#last?.place !== place) this.#last = { place, days: this.#daysOf(place) }
    const { days } = this.#last
    const day = moment === ALWAYS ? ALWAYS_DAY : this.#dayOf(moment)
    const bounds = days.get(day)
    if (!bounds) days.set(day, { earliest: time, latest: time })
    else if (time < bounds.earliest) bounds.earliest = time
    else if (time > bounds.latest) bounds.latest = time
  }

  of(place: StepPlace, day: number): Readonly<Bounds> | null {
    return this.#days.get(keyOf(place))?.get(day) ?? null
  }

  #daysOf(place: StepPlace): Map<number, Bounds> {
    const key = keyOf(place)
    const known = this.#days.get(key)
    if (known) return known
    const made = new Map<number, Bounds>()
    this.#days.set(key, made)
    return made
  }

  #dayOf(moment: number): number {
    if (moment >= this.#day.start && moment < this.#day.end) return this.#day.number
    const number = localDay(this.timezone, moment)
    const start = startOfLocalDay(this.timezone, number)
    this.#day = { number, start, end: startOfLocalDay(this.timezone, number + 1) }
    return number
  }
}
