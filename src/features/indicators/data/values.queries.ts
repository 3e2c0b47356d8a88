import type { Connection, Tx } from '@/platform/db/client'
import type { Cell } from '../domain/compute-city'
import { dimensionNames } from '../domain/index-snapshot'
import type { AreaIndex } from '../domain/index-value'
import type { PeriodLength, Stretch } from '../domain/stretch'

const numberText = (value: number | null) => (value === null ? null : String(value))

const columnsOf = (cells: readonly Cell[]) => ({
  code: cells.map(each => each.code),
  area: cells.map(each => each.area),
  value: cells.map(each => numberText(each.value)),
  score: cells.map(each => numberText(each.score)),
  numerator: cells.map(each => each.numerator),
  denominator: cells.map(each => each.denominator),
  reason: cells.map(each => each.reason),
})

/** `from` list that gives cells as rows; numbers travel as text, so that they arrive as they are. */
function cellRows(tx: Tx, cells: readonly Cell[]) {
  const { code, area, value, score, numerator, denominator, reason } = columnsOf(cells)
  return tx`(select code, area, value::float8, score::float8, numerator::numeric, denominator::numeric, reason
    from unnest(${code}::text[], ${area}::text[], ${value}::text[], ${score}::text[], ${numerator}::text[],
      ${denominator}::text[], ${reason}::text[]) as c(code, area, value, score, numerator, denominator, reason)) as cell`
}

/** Stores live values; cells that are as they were stay untouched. Answers those that changed. */
export async function storeValues(tx: Tx, cells: readonly Cell[], at: Date): Promise<{ code: string; area: string }[]> {
  return tx<{ code: string; area: string }[]>`
    insert into indicator_value as stored (code, area, value, score, numerator, denominator, reason, changed_at)
    select cell.*, ${at} from ${cellRows(tx, cells)}
    on conflict (code, area) do update set value = excluded.value, score = excluded.score, numerator = excluded.numerator,
      denominator = excluded.denominator, reason = excluded.reason, changed_at = excluded.changed_at
    where (stored.value, stored.score, stored.numerator, stored.denominator, stored.reason) is distinct from
      (excluded.value, excluded.score, excluded.numerator, excluded.denominator, excluded.reason)
    returning code, area`
}

/** Indicators that are no longer in the list, and areas no longer in the city, have no live value. */
export async function dropOthers(tx: Tx, codes: readonly string[], areas: readonly string[]): Promise<void> {
  await tx`delete from indicator_value where not (code = any(${[...codes]}) and area = any(${[...areas]}))`
  await tx`delete from indicator_moment where not code = any(${[...codes]})`
  await tx`delete from index_value where not area = any(${[...areas]})`
}

export interface StoredMoment {
  readonly code: string
  readonly at: Date
  readonly from: Date
  readonly to: Date
  readonly seq: number
  /** Kept from step sums, all at one moment. */
  readonly isKept: boolean
}

/** Says which indicators are kept from step sums; the others have a moment once they were computed. */
export async function storeKinds(
  tx: Tx,
  kinds: readonly { readonly code: string; readonly length: PeriodLength; readonly isKept: boolean }[],
): Promise<void> {
  await tx`
    insert into indicator_moment as stored (code, length, is_kept)
    select * from unnest(${kinds.map(each => each.code)}::text[], ${kinds.map(each => each.length)}::text[],
      ${kinds.map(each => String(each.isKept))}::text[]::boolean[])
    on conflict (code) do update set length = excluded.length, is_kept = excluded.is_kept,
      at = case when not excluded.is_kept then stored.at end, "from" = case when not excluded.is_kept then stored."from" end,
      "to" = case when not excluded.is_kept then stored."to" end, seq = case when not excluded.is_kept then stored.seq end
    where (stored.length, stored.is_kept) is distinct from (excluded.length, excluded.is_kept)`
}

/** Moments of indicators that are counted by themselves. */
export async function storeMoments(
  tx: Tx,
  moments: readonly { readonly code: string; readonly stretch: Stretch }[],
  seq: number,
): Promise<void> {
  if (moments.length === 0) return
  await tx`
    update indicator_moment set at = t, "from" = f, "to" = t, seq = ${seq}
    from unnest(${moments.map(each => each.code)}::text[],
      ${moments.map(each => each.stretch.from.toISOString())}::timestamptz[],
      ${moments.map(each => each.stretch.to.toISOString())}::timestamptz[]) as m(own, f, t)
    where code = own and not is_kept`
}

/** Moment and stretch of every indicator that was computed, kept or counted by itself. */
export const readMoments = (sql: Connection) => sql<StoredMoment[]>`select * from ${momentsOf(sql)} m order by code`

/** `from` list of moments, one an indicator. */
export const momentsOf = (sql: Connection) => sql`(
  select code, is_kept as "isKept", at, "from", "to", seq from indicator_moment where not is_kept and at is not null
  union all
  select code, true, k.at, case length when 'daily' then from_daily when 'weekly' then from_weekly
    when 'monthly' then from_monthly when 'quarterly' then from_quarterly when 'annual' then from_annual end, k.at, k.seq
  from indicator_moment cross join kept_moment k where is_kept)`

export interface StoredCell {
  readonly code: string
  readonly area: string
  readonly value: number | null
  readonly score: number | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly reason: string | null
}

/** Live cells of some areas, or of all. */
export const readCells = (sql: Connection, areas?: readonly string[]) =>
  sql<StoredCell[]>`
    select code, area, value, score, numerator::text, denominator::text, reason from indicator_value
    where ${areas ? sql`area = any(${[...areas]})` : sql`true`} order by area, code`

export interface StoredIndex {
  readonly area: string
  readonly dimension: string
  readonly value: number | null
  readonly reason: string | null
  readonly completeness: number
  readonly isCapped: boolean
  readonly at: Date
  readonly monthAgo: number | null
  readonly monthAgoAt: Date | null
}

/** The area's own index, under the name `all`, and its four dimensions. */
export const indexRows = (area: string, index: AreaIndex) => [
  {
    area,
    dimension: 'all',
    value: index.value,
    reason: index.reason,
    completeness: index.completeness,
    isCapped: false,
  },
  ...dimensionNames.map(dimension => ({ area, dimension, ...index.dimensions[dimension] })),
]

export type IndexRow = ReturnType<typeof indexRows>[number]

function indexColumns(tx: Tx, rows: readonly IndexRow[]) {
  return tx`(select area, dimension, value::float8, reason, completeness::float8, is_capped::boolean
    from unnest(${rows.map(each => each.area)}::text[], ${rows.map(each => each.dimension)}::text[],
      ${rows.map(each => numberText(each.value))}::text[], ${rows.map(each => each.reason)}::text[],
      ${rows.map(each => String(each.completeness))}::text[], ${rows.map(each => String(each.isCapped))}::text[])
      as i(area, dimension, value, reason, completeness, is_capped)) as own`
}

/** Stores the live index of areas; answers the areas of which any part changed. */
export async function storeIndex(tx: Tx, rows: readonly IndexRow[], at: Date): Promise<string[]> {
  const changed = await tx<{ area: string }[]>`
    insert into index_value as stored (area, dimension, value, reason, completeness, is_capped, at)
    select own.*, ${at} from ${indexColumns(tx, rows)}
    on conflict (area, dimension) do update set value = excluded.value, reason = excluded.reason,
      completeness = excluded.completeness, is_capped = excluded.is_capped, at = excluded.at
    where (stored.value, stored.reason, stored.completeness, stored.is_capped) is distinct from
      (excluded.value, excluded.reason, excluded.completeness, excluded.is_capped)
    returning area`
  return [...new Set(changed.map(each => each.area))]
}

/** The live values one month before `at`, by which `change` is told. */
export async function storeMonthAgo(tx: Tx, rows: readonly IndexRow[], at: Date): Promise<void> {
  await tx`
    update index_value set month_ago = own.value, month_ago_at = ${at}
    from ${indexColumns(tx, rows)} where index_value.area = own.area and index_value.dimension = own.dimension`
}

export const readIndex = (sql: Connection, areas?: readonly string[]) =>
  sql<StoredIndex[]>`
    select area, dimension, value, reason, completeness, is_capped as "isCapped", at, month_ago as "monthAgo",
      month_ago_at as "monthAgoAt"
    from index_value where ${areas ? sql`area = any(${[...areas]})` : sql`true`}`

const COMPUTE_LOCK = 5101032

/** One computation at a time on a database, whatever node it runs on; false: another is at it. */
export async function takesComputeLock(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${COMPUTE_LOCK}) as taken`
  return row?.taken === true
}

const PUBLISH_LOCK = 5101033

/** One at a time publishes; false: another is at it. */
export async function takesPublishLock(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${PUBLISH_LOCK}) as taken`
  return row?.taken === true
}

/** For a short write beside the computations. */
export const waitForComputeLock = (tx: Tx) => tx`select pg_advisory_xact_lock(${COMPUTE_LOCK})`

/** The newest number of the event log that this transaction sees. */
export async function newestEvent(sql: Connection): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`select coalesce(max(seq), 0) as seq from event_log`
  return row?.seq ?? 0
}
