import type { City } from '@/features/areas'
import { cityCalendar } from '@/features/datasets/server'
import type { Tx } from '@/platform/db/client'
import { everyArea } from '../data/count-cells'
import type { RoundHead } from '../data/kept-moment.queries'
import { dropBands, type NewDay, newDays, newSteps } from '../data/kept-steps.queries'
import { referencePairs } from '../data/reference-pairs'
import { type BookedCounter, loadCounters } from '../data/rollup/counter-book'
import { readRules } from '../data/rules.queries'
import { readCells } from '../data/values.queries'
import type { Pair } from '../domain/measure'
import { type Borders, edgesOf, enteredBorders, hasSameDays, liveBorders } from './borders'
import { ChangedCells } from './changed-cells'
import type { DatasetSums } from './dataset-sums'
import { HeldCells } from './held-cells'
import { type KeptRules, keptRules, yearAt } from './kept-rules'
import { LiveSums } from './live-sums'
import { enterDay, type LoadDataset, loadDataset } from './load-dataset'
import { Places } from './places'
import { readDatedSteps } from './stored-steps'

/** All that a keeper has read, as of one snapshot and one moment. */
export class KeeperState {
  readonly live: LiveSums
  readonly changed: ChangedCells
  #borders: Borders
  #snapshot: string

  private constructor(
    private readonly city: City,
    readonly places: Places,
    readonly version: number,
    readonly kept: KeptRules,
    readonly cells: HeldCells,
    private readonly booked: ReadonlyMap<string, readonly BookedCounter[]>,
    readonly sums: Map<string, DatasetSums>,
    private readonly references: Map<string, ReadonlyMap<string, Pair>>,
    borders: Borders,
    snapshot: string,
  ) {
    const { minutesOfDay } = cityCalendar(city)
    this.#borders = borders
    this.#snapshot = snapshot
    this.live = new LiveSums(kept, sums, references, places.codes, minutesOfDay)
    this.changed = new ChangedCells(kept, this.live, places.codes.length)
  }

  /** Reads everything anew. */
  static async load(tx: Tx, city: City, at: Date, head: RoundHead): Promise<KeeperState> {
    const rules = await readRules(tx, at)
    const booked = await loadCounters(tx, city)
    const kept = keptRules(rules, { city, at, booked })
    const places = new Places(everyArea(city))
    const borders = liveBorders(at, city.timezone)
    const sums = new Map<string, DatasetSums>()
    for (const [name, uses] of kept.uses)
      sums.set(name, await loadDataset(tx, { city, places, borders, name, uses, booked: booked.get(name) ?? [] }))
    const references = await referencesOf(tx, city, kept, at)
    const cells = new HeldCells(await readCells(tx))
    cells.drop(new Set(rules.indicators.map(each => each.code)))
    return new KeeperState(city, places, head.version, kept, cells, booked, sums, references, borders, head.snapshot)
  }

  /** Whether the moment and the rules leave all that was read in use. */
  isGoodFor(at: Date, head: RoundHead): boolean {
    const { timezone } = this.city
    return (
      head.version === this.version &&
      yearAt(at, timezone) === this.kept.year &&
      enteredBorders(this.#borders, liveBorders(at, timezone), timezone) !== null
    )
  }

  /** Follows what was committed since and goes on to `at`. Answers the days of which steps came. */
  async follow(tx: Tx, at: Date, head: RoundHead): Promise<readonly NewDay[]> {
    const { timezone } = this.city
    const days = await newDays(tx, this.#snapshot)
    const rows = days.length > 0 ? await newSteps(tx, this.#snapshot, edgesOf(this.#borders)) : []
    const borders = liveBorders(at, timezone)
    const entered = hasSameDays(this.#borders, borders) ? null : enteredBorders(this.#borders, borders, timezone)
    const unclear = new Set<string>()
    for (const row of rows) {
      const sums = this.sums.get(row.dataset)
      if (!sums?.concerns(row.day) || unclear.has(row.dataset)) continue
      for (const steps of readDatedSteps(row, this.places, timezone)) if (!sums.apply(steps)) unclear.add(row.dataset)
    }
    for (const [name, sums] of this.sums) {
      if (unclear.has(name)) continue
      if (entered) await enterDay(tx, this.#loading(name, entered), sums)
      if (!sums.advance(borders)) unclear.add(name)
    }
    for (const name of unclear) await this.#reload(tx, name, borders)
    if (days.length > 0) await dropBands(tx, head.snapshot)
    this.#borders = borders
    this.#snapshot = head.snapshot
    return days
  }

  /** The transactions that were read. */
  get snapshot(): string {
    return this.#snapshot
  }

  /** Local day of the moment. */
  get today(): number {
    return this.#borders.today
  }

  async readReferences(tx: Tx, at: Date): Promise<void> {
    this.references.clear()
    for (const [key, pairs] of await referencesOf(tx, this.city, this.kept, at)) this.references.set(key, pairs)
  }

  async #reload(tx: Tx, name: string, borders: Borders): Promise<void> {
    const fresh = await loadDataset(tx, this.#loading(name, borders))
    fresh.markAllChanged()
    this.sums.set(name, fresh)
  }

  #loading(name: string, borders: Borders): LoadDataset {
    const { city, places } = this
    return { city, places, borders, name, uses: this.kept.uses.get(name) ?? [], booked: this.booked.get(name) ?? [] }
  }
}

const referencesOf = (tx: Tx, city: City, { series, year }: KeptRules, at: Date) =>
  referencePairs(tx, [...series], year, { areas: everyArea(city), timezone: city.timezone, present: at })
