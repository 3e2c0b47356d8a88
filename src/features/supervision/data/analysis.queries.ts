import type { Connection } from '@/platform/db/client'
import type { Counts } from '../domain/analysis'
import { type Matters, matters, outcomeConditions } from './matters.sql'

export interface GroupCounts extends Counts {
  readonly kind: string | null
  readonly cause: string | null
  readonly stage: string | null
  readonly unit: string | null
}

const counted = (sql: Connection, asked: Matters) => {
  const is = outcomeConditions(sql, asked.window)
  return sql`count(*)::int as found, count(*) filter (where ${is.settled})::int as settled,
    count(*) filter (where ${is['on-time']})::int as "onTime", count(*) filter (where ${is.late})::int as late,
    percentile_cont(0.5) within group (order by work.days_between(m.since, m.accepted_at)) filter (where ${is.settled}) as days`
}

/** Counts of all, by kind, by kind and cause, by stage and by unit; a group is empty where it was not told apart by it. */
export const groupCounts = (sql: Connection, asked: Matters) => sql<GroupCounts[]>`
  select m.kind, m.cause, m.stage, m.unit, ${counted(sql, asked)}
  from ${matters(sql, asked)} m
  group by grouping sets ((), (m.kind), (m.kind, m.cause), (m.stage), (m.unit))`

/** Counts by local month, such as `2026-11`. */
export const monthCounts = (sql: Connection, asked: Matters, timezone: string) => sql<(Counts & { month: string })[]>`
  select to_char(m.since at time zone ${timezone}, 'YYYY-MM') as month, ${counted(sql, asked)}
  from ${matters(sql, asked)} m group by 1 order by 1`
