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
  /** Where the day is kept by the second: when each sum is, seconds from its beginning, ascending. */
  readonly seconds: string | null
}

const lists = (sql: Connection) =>
  sql`array_to_string(counters, ',') as counters, array_to_string(amounts, ',') as amounts`

/** Those of transactions which this one sees and the former snapshot did not; what was merged since is not new. */
const isNew = (sql: Connection, snapshot: string) => sql`
  xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot) and not pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)`

/**
 * New steps for somebody whose borders run through the days of `edges`: by the second where they were told so, in bands
 * where these were made for the same.
 */
export async function newSteps(
  tx: Tx,
  snapshot: string,
  edges: readonly number[],
): Promise<readonly StoredDatedSteps[]> {
  const others = tx`
    select xid from rollup.step_band where ${isNew(tx, snapshot)} and seconds is null and edges <> ${[...edges]}::int[]`
  const bands = await tx<StoredDatedSteps[]>`
    select dataset, district, body, day, array_to_string(seconds, ',') as seconds, ${lists(tx)} from rollup.step_band
    where ${isNew(tx, snapshot)} and (seconds is not null or xid not in (${others}))`
  const rows = await tx<StoredDatedSteps[]>`
    select dataset, district, body, day, null as seconds, ${lists(tx)} from rollup.step_sum
    where ${isNew(tx, snapshot)} and not is_timed and (not is_banded or xid in (${others}))`
  return [...bands, ...rows]
}

/** Takes away the bands that a snapshot sees: they were followed, or everything was read anew. */
export const dropBands = (tx: Tx, snapshot: string) =>
  tx`delete from rollup.step_band where pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)`

export interface NewDay {
  readonly dataset: string
  /** Local day, days since 1970. */
  readonly day: number
  /** Rows of sums that came. */
  readonly rows: number
  /** Whether a counter that looks at the clock has a step in them. */
  readonly isClocked: boolean
}

/** The days of new steps. */
export const newDays = (tx: Tx, snapshot: string) =>
  tx<NewDay[]>`
    select dataset, day, count(*)::int as rows, bool_or(is_clocked) as "isClocked" from rollup.step_sum
    where ${isNew(tx, snapshot)} group by dataset, day`

/** Whether there are any. */
export async function hasStepsSince(tx: Tx, snapshot: string): Promise<boolean> {
  const rows = await tx`
    select from rollup.step_sum where ${isNew(tx, snapshot)} limit 1`
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
