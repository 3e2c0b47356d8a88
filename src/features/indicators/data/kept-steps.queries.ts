import type { Connection, Tx } from '@/platform/db/client'

/** Sums of steps as they are stored; numbers as texts, parted by commas. */
export interface StoredSteps {
  readonly district: string
  readonly body: string | null
  readonly counters: string
  readonly amounts: string
}

export interface StoredDatedSteps extends StoredSteps {
  readonly dataset: string
  /** Local day, days since 1970. */
  readonly day: number
  /** Epoch second, where the day is kept by the second. */
  readonly second: number | null
}

const lists = (sql: Connection) =>
  sql`array_to_string(counters, ',') as counters, array_to_string(amounts, ',') as amounts`

/** Steps whose transactions this one sees and the former snapshot did not; what was merged since is not new. */
export const stepsSince = (tx: Tx, snapshot: string) =>
  tx<StoredDatedSteps[]>`
    select dataset, district, body, day, second, ${lists(tx)} from rollup.step_sum
    where xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot) and not pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)`

/** Whether there are any. */
export async function hasStepsSince(tx: Tx, snapshot: string): Promise<boolean> {
  const rows = await tx`
    select from rollup.step_sum
    where xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot) and not pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)
    limit 1`
  return rows.length > 0
}

export interface DaySegment extends StoredSteps {
  /** The number of `edges` that are not after its days. */
  readonly segment: number
}

/** Sums of a dataset over the days before `today`, apart for each segment between two edges. */
export const segmentSums = (tx: Tx, dataset: string, edges: readonly number[], today: number) =>
  tx<DaySegment[]>`
    select district, body, segment, string_agg(counter::text, ',') as counters, string_agg(amount::text, ',') as amounts
    from (
      select district, body, width_bucket(day, ${[...edges]}::int[]) as segment, c.counter, sum(c.amount) as amount
      from rollup.step_sum cross join unnest(counters, amounts) as c(counter, amount)
      where dataset = ${dataset} and day < ${today} group by 1, 2, 3, 4) s
    where amount <> 0 group by district, body, segment`
