import type { City } from '@/features/areas'
import type { Dataset } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import { CountedRows } from './counted-rows'
import { type BookedCounter, readBook } from './counter-book'
import { DatasetSums } from './dataset-sums'
import { rowStepsOf } from './row-steps'

/** What one transaction counts by itself of the rows it adds. */
export class DirectCount {
  readonly #sums = new Map<string, DatasetSums>()

  private constructor(
    private readonly city: City,
    private readonly now: Date,
    private readonly counters: ReadonlyMap<string, readonly BookedCounter[]>,
  ) {}

  /** null where nothing is to be counted: the transaction keeps no rollups. */
  static async open(tx: Tx, { city, now }: { readonly city: City; readonly now: Date }): Promise<DirectCount | null> {
    const [row] = await tx<{ off: boolean | null }[]>`select current_setting('chengmai.rollups', true) = 'off' as off`
    if (row?.off) return null
    const { counters, unknown } = await readBook(tx, city)
    return new DirectCount(city, now, new Map([...counters].filter(([dataset]) => !unknown.has(dataset))))
  }

  /** For rows of one dataset that are likely to be added together. */
  rows(dataset: Dataset): CountedRows {
    const { name } = dataset
    const counters = this.counters.get(name) ?? []
    const { timezone } = this.city
    const sums = this.#sums.get(name) ?? new DatasetSums(name, counters, { timezone, now: this.now })
    this.#sums.set(name, sums)
    return new CountedRows(rowStepsOf(dataset, counters, this.city), sums)
  }

  /** What was counted of a dataset since it was last handed over. */
  handOver(dataset: string): DatasetSums | null {
    const sums = this.#sums.get(dataset) ?? null
    this.#sums.delete(dataset)
    return sums
  }

  /** Whether rows were counted without one of these counters. */
  lacks(dataset: string, counters: readonly BookedCounter[]): boolean {
    if (!this.#sums.has(dataset)) return false
    const own = new Set(this.counters.get(dataset)?.map(each => each.id))
    return counters.some(each => !own.has(each.id))
  }
}
