import type { Connection } from '@/platform/db/client'
import { workedAt } from '../../datasets/server'
import type { RuleNumbers } from '../domain/rule-pack'
import { lastNear, limitsOfOpenSteps, nearTimeOfLimit } from './near-steps.sql'

/**
 * The first moment after `after` at which an open step comes near its end; may be left out where it is not before
 * `unless`. Among steps of one limit the first to end is the first to come near, so each limit costs one look into
 * the index `approval_step_limit`. Steps without a limit come near by their own acceptance: those are read, and their
 * working time is looked up only where they could come near before anything else does; so are the few that are known
 * to be done later.
 */
export async function nextNearStep(
  sql: Connection,
  after: Date,
  numbers: RuleNumbers,
  unless: Date | null,
): Promise<Date | null> {
  const { nearWorkdays, nearShare } = numbers
  const [row] = await sql<{ next: Date | null }[]>`
  with recursive hours as materialized (
    select worked_before + (least(${after}::timestamptz, ends_at) - starts_at) as worked,
      minutes_of_day * interval '1 minute' as day
    from calendar_window, calendar_setting where starts_at <= ${after} order by starts_at desc limit 1
  ),
  limits as (${limitsOfOpenSteps(sql)}),
  limited as (
    select due.worked - of_limit.left_time as near_worked
    from limits cross join hours
    cross join lateral (select ${nearTimeOfLimit(sql, numbers)} as left_time) as of_limit
    cross join lateral ${lastNear(sql, 'hours.worked')} as by_now
    cross join lateral (
      select due_at from live.approval_step s
      where done_at is null and s.limit_days = limits.limit_days and due_at > by_now.at
        and not coalesce('flag' = any(given), false)
      order by due_at limit 1) as first
    cross join lateral ${workedAt(sql, 'first.due_at')} as due
    where limits.limit_days is not null
  ),
  soonest as materialized (
    select least(${unless}::timestamptz, work.add_time(${after}, min(near_worked) - min(hours.worked))) as at
    from limited, hours
  ),
  single as (
    select due_at, accepted_at, limit_days from live.approval_step
    where done_at is null and limit_days is null and due_at > ${after} and not coalesce('flag' = any(given), false)
    union all
    select due_at, accepted_at, limit_days from live.approval_step
    where done_at > ${after} and due_at > ${after} and not coalesce('flag' = any(given), false)
  ),
  -- so many working days never fill more than twice as many days and three weeks
  likely as materialized (
    select single.* from single, soonest
    where soonest.at is null or due_at - interval '21 days' - 2 * greatest(${nearWorkdays}::float8 * interval '1 day',
      ${nearShare}::float8 * coalesce(limit_days::float8 * interval '1 day', due_at - accepted_at, interval '0')) < soonest.at
  ),
  singled as (
    select due.worked - near.left_time as near_worked
    from likely cross join hours
    cross join lateral ${workedAt(sql, 'likely.due_at')} as due
    left join lateral ${workedAt(sql, 'likely.accepted_at')} as accepted on limit_days is null
    cross join lateral (select greatest(hours.day * ${nearWorkdays}::float8, ${nearShare}::float8
      * coalesce(hours.day * limit_days::float8, due.worked - accepted.worked, interval '0')) as left_time) as near
  ),
  own as (
    select work.add_time(${after}, min(near_worked) filter (where near_worked > hours.worked) - min(hours.worked)) as at
    from singled, hours
  )
  select date_trunc('milliseconds', interval '999 microseconds' + least(soonest.at, own.at)) as next from soonest, own`
  return row?.next ?? null
}
