import type { City } from '@/features/areas'
import type { Dataset } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import type { RowValues } from '../../domain/rollup/counter'
import { type BookedCounter, readBook } from './counter-book'
import { DatasetSums } from './dataset-sums'
import { type RowSteps, rowStepsOf } from './row-steps'
import { StepLog } from './step-log'

/** Steps of rows that may be added together. */
export class CountedRows {
  readonly log = new StepLog()

  constructor(private readonly steps: RowSteps) {}

  /** Frame included: whence and when the record came. Read at once. */
  count(row: RowValues): void {
    this.steps.of(row, this.log)
  }
}

/** What one transaction has counted by itself of the rows it added. */
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

  /** For rows of one dataset that are about to be added. */
  rows(dataset: Dataset): CountedRows {
    return new CountedRows(rowStepsOf(dataset, this.counters.get(dataset.name) ?? [], this.city))
  }

  /** The rows were added: their steps count. */
  add(dataset: Dataset, { log }: CountedRows): void {
    const { name } = dataset
    const sums = this.#sums.get(name) ?? new DatasetSums(name, { timezone: this.city.timezone, now: this.now })
    this.#sums.set(name, sums)
    log.replay(sums)
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
