import type { Connection } from '@/platform/db/client'
import type { StoredCell } from './values.queries'

export interface DatedCell extends StoredCell {
  readonly changedAt: Date
}

/** Live cells of an area; with `after`, only those that changed at that moment or later. */
export const datedCells = (sql: Connection, area: string, after?: Date) =>
  sql<DatedCell[]>`
    select code, area, value, score, numerator::text, denominator::text, reason, changed_at as "changedAt"
    from indicator_value where area = ${area} and ${after ? sql`changed_at >= ${after}` : sql`true`} order by code`

export interface SampleSeries {
  readonly code: string
  /** Epoch seconds, oldest first; the other lists run beside it. */
  readonly at: readonly number[]
  readonly values: readonly (number | null)[]
  readonly scores: readonly (number | null)[]
}

/** Samples of every indicator of an area between two moments: one row an indicator, for lines and comparisons. */
export const sampleSeries = (sql: Connection, area: string, since: Date, until: Date) =>
  sql<SampleSeries[]>`
    select code, json_agg(extract(epoch from at)::float8 order by at) as at, json_agg(value order by at) as values,
      json_agg(score order by at) as scores
    from indicator_history
    where area = ${area} and kind = 'live' and at >= ${since} and at <= ${until} group by code`

/** When an area was sampled last by a moment. */
export async function newestSample(sql: Connection, area: string, until: Date): Promise<Date | undefined> {
  const [row] = await sql<{ at: Date | null }[]>`
    select max(at) as at from indicator_history where area = ${area} and kind = 'live' and at <= ${until}`
  return row?.at ?? undefined
}

/** The cells of areas as they were sampled last between two moments; a row an area and code. */
export const sampledCells = (sql: Connection, areas: readonly string[], since: Date, until: Date) =>
  sql<(StoredCell & { readonly at: Date })[]>`
    select code, area, at, value, score, numerator::text, denominator::text, reason from indicator_history
    where area = any(${[...areas]}) and kind = 'live'
      and at = (select max(at) from indicator_history
        where area = ${areas[0] ?? ''} and kind = 'live' and at >= ${since} and at <= ${until})
    order by area, code`

export interface PublishedQuestion {
  readonly areas: readonly string[]
  /** Indicators of the period's length. */
  readonly codes: readonly string[]
  readonly period: string
  readonly known: Date
}

/** What was published of one period by a moment, the latest of each cell. */
export const publishedCells = (sql: Connection, { areas, codes, period, known }: PublishedQuestion) =>
  sql<(StoredCell & { readonly at: Date })[]>`
    select distinct on (code, area) code, area, at, value, score, numerator::text, denominator::text, reason
    from indicator_history
    where code = any(${[...codes]}) and area = any(${[...areas]}) and kind = 'published' and period = ${period}
      and at <= ${known}
    order by code, area, at desc`

export interface CellColumn {
  readonly area: string
  /** Lists side by side, in the order of the codes. */
  readonly codes: readonly string[]
  readonly values: readonly (number | null)[]
  readonly scores: readonly (number | null)[]
  readonly reasons: readonly (string | null)[]
}

/** Live cells of areas, a row an area: thousands of cells arrive as a few lists. */
export const cellColumns = (sql: Connection, areas: readonly string[]) =>
  sql<CellColumn[]>`
    select area, json_agg(code) as codes, json_agg(value) as values, json_agg(score) as scores, json_agg(reason) as reasons
    from indicator_value where area = any(${[...areas]}) group by area`
