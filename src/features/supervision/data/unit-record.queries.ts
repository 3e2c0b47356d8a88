import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import { recordsThen, type When } from './when'

/** One unit in one stretch of twelve months. */
export interface UnitYear {
  readonly unit: string
  /** 0: the twelve months up to the moment; 1: the twelve before. */
  readonly yearsAgo: 0 | 1
  readonly found: number
  /** Of those found, accepted by the end of the stretch. */
  readonly settled: number
  /** Orders whose day has come or that were reported, and how many of these were reported in time. */
  readonly judged: number
  readonly onTime: number
  /** Problems found in the stretch that were not settled within thirty days. */
  readonly flagged: number
}

/**
 * What units found, settled and reported in the last twelve months and in the twelve before, each judged at the end of
 * its own stretch, so that the past is not made better by what came later.
 */
export const unitYears = (
  sql: Connection,
  when: When,
  { scope, flagDays }: { readonly scope: AreaScope; readonly flagDays: number },
) => sql<UnitYear[]>`
  with stretch as (
    select n as years_ago, ${when.at}::timestamptz - interval '1 year' * (n + 1) as starts,
      ${when.at}::timestamptz - interval '1 year' * n as ends
    from generate_series(0, 1) as n
  ),
  problems as (
    select q.unit, s.years_ago, count(*)::int as found,
      count(*) filter (where q.accepted_at <= s.ends)::int as settled,
      count(*) filter (where least(coalesce(q.accepted_at, 'infinity'), s.ends) - q.found_at > ${flagDays} * interval '1 day')::int as flagged
    from ${recordsThen(sql, 'problem', when)} q
    join stretch s on q.found_at > s.starts and q.found_at <= s.ends
    where ${inArea(sql, scope, 'q')} and q.unit is not null
    group by q.unit, s.years_ago
  ),
  orders as (
    select o.unit, s.years_ago,
      count(*) filter (where least(o.due_at, o.reported_at) <= s.ends)::int as judged,
      count(*) filter (where o.reported_at <= least(o.due_at, s.ends))::int as on_time
    from ${recordsThen(sql, 'work_order', when)} o
    join stretch s on o.issued_at > s.starts and o.issued_at <= s.ends
    where ${inArea(sql, scope, 'o')} and o.unit is not null
    group by o.unit, s.years_ago
  )
  select unit, years_ago as "yearsAgo", coalesce(found, 0) as found, coalesce(settled, 0) as settled,
    coalesce(judged, 0) as judged, coalesce(on_time, 0) as "onTime", coalesce(flagged, 0) as flagged
  from problems full join orders using (unit, years_ago)
  order by unit, years_ago`
