import type { Connection } from '@/platform/db/client'

/** A row of `rollup.step_sum` as it is read: amounts as exact text, moments in epoch ms. */
export interface ReadSum {
  readonly dataset: string
  readonly district: string
  readonly body: string | null
  readonly day: number
  readonly second: number | null
  readonly counters: readonly number[]
  readonly amounts: readonly string[]
  readonly earliest: number | null
  readonly latest: number | null
}

const ROWS_AT_ONCE = 2_000

const columns = (sql: Connection) => sql`
  dataset, district, body, day, second, counters, amounts::text[] as amounts,
  round(date_part('epoch', earliest) * 1000) as earliest, round(date_part('epoch', latest) * 1000) as latest`

/** Local days, both included. */
export interface DayRange {
  readonly first: number
  readonly last: number
}

/** All rows of some datasets, piece by piece; of some days only, where a range is given. */
export async function* stepSumsOf(
  sql: Connection,
  datasets: readonly string[],
  days?: DayRange,
): AsyncGenerator<readonly ReadSum[], void, undefined> {
  yield* sql<ReadSum[]>`
    select ${columns(sql)} from rollup.step_sum where dataset = any(${[...datasets]})
    ${days ? sql`and day between ${days.first} and ${days.last}` : sql``}`.cursor(ROWS_AT_ONCE)
}

/** What is visible now, to be compared with later: `pg_snapshot` as text. */
export async function currentSnapshot(sql: Connection): Promise<string> {
  const [row] = await sql<{ snapshot: string }[]>`select pg_current_snapshot()::text as snapshot`
  if (!row) throw new Error('no snapshot')
  return row.snapshot
}

/** Rows that committed since a snapshot was taken. */
export const newStepSums = (sql: Connection, since: string): Promise<readonly ReadSum[]> => sql<ReadSum[]>`
  select ${columns(sql)} from rollup.step_sum
  where xid >= pg_snapshot_xmin(${since}::pg_snapshot) and not pg_visible_in_snapshot(xid, ${since}::pg_snapshot)`
