import type { City } from '@/features/areas'
import { dataset as declared } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import { changedRows, forgetImages } from './changed-rows'
import { type BookedCounter, readBook } from './counter-book'
import { DatasetSums } from './dataset-sums'
import type { DirectCount } from './direct-count'
import { lockToSettle } from './locks'
import { rowStepsOf } from './row-steps'
import { storeFollowed } from './store-sums'

export interface Settling {
  readonly city: City
  readonly now: Date
  /** Rows of this transaction that were counted while they were read. */
  readonly direct?: DirectCount | null
}

/**
 * Turns what this transaction changed of the records into steps. Whoever changes records calls it when all is changed;
 * a transaction that does not leaves a mark, and its datasets are counted anew.
 */
export async function settle(tx: Tx, { city, now, direct }: Settling): Promise<void> {
  const marks = await tx<{ dataset: string; isLost: boolean; hasImages: boolean }[]>`
    select dataset, is_lost as "isLost", to_regclass('pg_temp.' || quote_ident('changed_' || dataset)) is not null as "hasImages"
    from rollup.unsettled where xid = pg_current_xact_id_if_assigned() order by dataset`
  if (marks.length === 0) return
  await lockToSettle(tx)
  const names = marks.map(each => each.dataset)
  const { counters, unknown } = await readBook(tx, city, names)
  const lost = new Set(marks.filter(each => each.isLost).map(each => each.dataset))
  for (const { dataset, hasImages } of marks) {
    const booked = counters.get(dataset) ?? []
    if (unknown.has(dataset) || direct?.lacks(dataset, booked)) lost.add(dataset)
    if (!lost.has(dataset) && booked.length > 0) {
      const sums = direct?.handOver(dataset) ?? new DatasetSums(dataset, booked, { timezone: city.timezone, now })
      if (hasImages) await countImages(tx, dataset, booked, sums, city)
      await storeFollowed(tx, sums)
    }
    if (hasImages) await forgetImages(tx, dataset)
  }
  if (lost.size > 0)
    await tx`
      update rollup.unsettled set is_lost = true where xid = pg_current_xact_id() and dataset = any(${[...lost]})`
  await tx`delete from rollup.unsettled where xid = pg_current_xact_id() and not is_lost`
}

async function countImages(
  tx: Tx,
  name: string,
  booked: readonly BookedCounter[],
  sums: DatasetSums,
  city: City,
): Promise<void> {
  const dataset = declared(name)
  const steps = rowStepsOf(dataset, booked, city)
  for await (const rows of changedRows(tx, dataset, steps.fields, city))
    for (const row of rows) {
      sums.sign = row.sign > 0 ? 1 : -1
      for (let times = Math.abs(row.sign); times > 0; times--) steps.of(row, sums)
    }
  sums.sign = 1
}
