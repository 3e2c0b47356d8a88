import type { Connection } from '@/platform/db/client'

export interface KeptCell {
  readonly code: string
  readonly area: string
  readonly value: number | null
  readonly score: number | null
}

/** Cells of named periods as they were published last; a period that was never published has none. */
export const publishedCells = (sql: Connection, periods: ReadonlyMap<string, string>) =>
  sql<KeptCell[]>`
    select distinct on (code, area) code, area, value, score from indicator_history
    join unnest(${[...periods.keys()]}::text[], ${[...periods.values()]}::text[]) as wanted(code, period) using (code, period)
    where kind = 'published' order by code, area, at desc`

/** The daily samples of some indicators' live values in a stretch of time. */
export const dailySamples = (sql: Connection, codes: readonly string[], from: Date, to: Date) =>
  sql<(KeptCell & { readonly at: Date })[]>`
    select code, area, at, value, score from indicator_history
    where code = any(${[...codes]}) and kind = 'live' and at >= ${from} and at < ${to} order by code, area, at`
