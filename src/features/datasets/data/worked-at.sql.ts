import type { Connection } from '@/platform/db/client'

/**
 * Working time from the beginning of the calendar to a moment, as `worked`; the moment is a piece of SQL. Read in place: a
 * function call a row costs ten times as much.
 */
export const workedAt = (sql: Connection, moment: string) => sql`(
  select worked_before + (least(${sql.unsafe(moment)}, ends_at) - starts_at) as worked
  from calendar_window where starts_at <= ${sql.unsafe(moment)} order by starts_at desc limit 1)`
