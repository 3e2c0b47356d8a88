import type { Connection, Tx } from '@/platform/db/client'
import type { Cell } from '../domain/compute-city'
import type { NamedPeriod } from '../domain/stretch'
import { type IndexRow, momentsOf } from './values.queries'

/** Samples of the live index are an hour apart at least. */
export async function sampleIndex(tx: Tx, at: Date, hourStart: Date): Promise<void> {
  await tx`
    insert into index_history (area, dimension, kind, at, value, completeness)
    select area, dimension, 'live', ${at}, value, completeness from index_value
    where not exists (select 1 from index_history where kind = 'live' and at >= ${hourStart} and at <= ${at})
    on conflict do nothing`
}

/** One sample of every live value a local day. */
export async function sampleValues(tx: Tx, at: Date, dayStart: Date): Promise<void> {
  await tx`
    insert into indicator_history (code, area, kind, period, at, "from", "to", value, score, numerator, denominator, reason, cause)
    select v.code, v.area, 'live', '', ${at}, m."from", m."to", v.value, v.score, v.numerator, v.denominator, v.reason, 'sampled'
    from indicator_value v join ${momentsOf(tx)} m using (code)
    where not exists (select 1 from indicator_history where kind = 'live' and at >= ${dayStart} and at <= ${at})
    on conflict do nothing`
}

/** The sample of a live value nearest to a moment, at most `withinMs` from it. */
export async function sampleNear(sql: Connection, code: string, area: string, at: Date, withinMs: number) {
  const border = (ms: number) => new Date(at.getTime() + ms)
  const [row] = await sql<{ at: Date; value: number | null; score: number | null }[]>`
    select at, value, score from indicator_history
    where code = ${code} and area = ${area} and kind = 'live' and period = ''
      and at between ${border(-withinMs)} and ${border(withinMs)}
    order by abs(extract(epoch from at - ${at})) limit 1`
  return row ?? null
}

export interface HistoryPoint {
  readonly at: Date
  readonly value: number
}

/** Index of an area by its samples since a moment, without those that had no value. */
export const indexPoints = (sql: Connection, area: string, dimension: string, since: Date, until: Date) =>
  sql<HistoryPoint[]>`
    select at, value from index_history
    where area = ${area} and dimension = ${dimension} and kind = 'live' and at >= ${since} and at <= ${until} and value is not null
    order by at`

/**
 * Publishes closed periods: a value that was not published yet, or differs from the one published last. Nothing that
 * was published is overwritten; a restated one says which datasets came late (`late`). Answers how many were added.
 */
export async function publish(
  tx: Tx,
  cells: readonly (Cell & { readonly period: NamedPeriod; readonly late: readonly string[] })[],
  at: Date,
): Promise<number> {
  const text = (value: number | null) => (value === null ? null : String(value))
  const added = await tx`
    with given as (
      select code, area, period, f, t, value::float8, score::float8, numerator::numeric, denominator::numeric, reason,
        string_to_array(late, ',') as late
      from unnest(${cells.map(each => each.code)}::text[], ${cells.map(each => each.area)}::text[],
        ${cells.map(each => each.period.name)}::text[], ${cells.map(each => each.period.from.toISOString())}::timestamptz[],
        ${cells.map(each => each.period.to.toISOString())}::timestamptz[], ${cells.map(each => text(each.value))}::text[],
        ${cells.map(each => text(each.score))}::text[], ${cells.map(each => each.numerator)}::text[],
        ${cells.map(each => each.denominator)}::text[], ${cells.map(each => each.reason)}::text[],
        ${cells.map(each => each.late.join())}::text[])
        as c(code, area, period, f, t, value, score, numerator, denominator, reason, late)),
    newest as (
      select distinct on (h.code, h.area, h.period) h.* from indicator_history h
      join (select distinct code, period from given) g on g.code = h.code and g.period = h.period
      where h.kind = 'published' order by h.code, h.area, h.period, h.at desc)
    insert into indicator_history (code, area, kind, period, at, "from", "to", value, score, numerator, denominator, reason,
      cause, late)
    select given.code, given.area, 'published', given.period, ${at}, f, t, given.value, given.score, given.numerator,
      given.denominator, given.reason, case when newest.code is null then 'closed' else 'restated' end,
      case when newest.code is null then '{}' else given.late end
    from given left join newest on (newest.code, newest.area, newest.period) = (given.code, given.area, given.period)
    where newest.code is null or (newest.value, newest.score, newest.numerator, newest.denominator, newest.reason) is distinct from
      (given.value, given.score, given.numerator, given.denominator, given.reason)`
  return added.count
}

export interface PublishedScore {
  readonly code: string
  readonly area: string
  readonly score: number | null
}

/** Published scores of given periods as they were known at a moment: one a code and area. */
export const publishedScores = (sql: Connection, periods: ReadonlyMap<string, string>, known: Date, area?: string) =>
  sql<PublishedScore[]>`
    select distinct on (code, area) code, area, score from indicator_history
    join unnest(${[...periods.keys()]}::text[], ${[...periods.values()]}::text[]) as wanted(code, period) using (code, period)
    where kind = 'published' and at <= ${known} and ${area === undefined ? sql`true` : sql`area = ${area}`}
    order by code, area, at desc`

/** Keeps the published index of areas where it differs from the one kept last. */
export async function publishIndex(tx: Tx, rows: readonly IndexRow[], at: Date): Promise<void> {
  await tx`
    with given as (
      select area, dimension, value::float8, completeness::float8
      from unnest(${rows.map(each => each.area)}::text[], ${rows.map(each => each.dimension)}::text[],
        ${rows.map(each => (each.value === null ? null : String(each.value)))}::text[],
        ${rows.map(each => String(each.completeness))}::text[]) as g(area, dimension, value, completeness)),
    newest as (
      select distinct on (area, dimension) * from index_history where kind = 'published' order by area, dimension, at desc)
    insert into index_history (area, dimension, kind, at, value, completeness)
    select given.area, given.dimension, 'published', ${at}, given.value, given.completeness
    from given left join newest using (area, dimension)
    where newest.area is null or (newest.value, newest.completeness) is distinct from (given.value, given.completeness)`
}

/** The index as it was published last by a moment, by dimension. */
export const publishedIndex = (sql: Connection, area: string, known: Date) =>
  sql<{ dimension: string; value: number | null }[]>`
    select distinct on (dimension) dimension, value from index_history
    where area = ${area} and kind = 'published' and at <= ${known} order by dimension, at desc`

/** Everything kept of one indicator in one area, newest first. */
export const indicatorHistoryOf = (sql: Connection, code: string, area: string, limit: number, known: Date) =>
  sql<
    {
      kind: string
      period: string
      at: Date
      from: Date
      to: Date
      value: number | null
      score: number | null
      reason: string | null
      cause: string
      late: string[]
    }[]
  >`
    select kind, period, at, "from", "to", value, score, reason, cause, late from indicator_history
    where code = ${code} and area = ${area} and at <= ${known} order by at desc limit ${limit}`

/** Live samples of every indicator of an area, oldest first: the last `days`. */
export const sparklines = (sql: Connection, area: string, since: Date) =>
  sql<{ code: string; at: Date; value: number | null }[]>`
    select code, at, value from indicator_history where area = ${area} and kind = 'live' and at >= ${since} order by code, at`

/** What was shown of an area at a moment, by dimension: the newest samples of the day before it. */
export const indexSamples = (sql: Connection, area: string, at: Date) => sql<
  { readonly dimension: string; readonly value: number | null; readonly completeness: number; readonly at: Date }[]
>`
  select distinct on (dimension) dimension, value, completeness, at from index_history
  where area = ${area} and kind = 'live' and at <= ${at} and at > ${at}::timestamptz - interval '1 day'
  order by dimension, at desc`
