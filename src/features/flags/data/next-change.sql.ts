import type { Connection } from '@/platform/db/client'
import { rulesAt } from './flag-rule.queries'
import { moreNextChanges } from './more-rules.sql'

/**
 * The first moment after `after` at which time alone lights or puts out a lamp or flag, as the records stand; `null`
 * where none is in sight. Never later than the first change that `readFlags` would show: a job that sleeps until then
 * sleeps through none. It may be early, where a project's worse lamp hides the one that changes.
 */
export async function nextFlagChange(sql: Connection, after: Date, timeZone: string): Promise<Date | null> {
  const pack = await rulesAt(sql, after)
  const { signingDays, nearWorkdays, nearShare, behindYellow, flagDays } = pack.numbers
  const midnight = (day: string) => sql`((${sql.unsafe(day)})::timestamp at time zone ${timeZone})`
  const local = (moment: string) => `(${moment} at time zone '${timeZone.replaceAll("'", "''")}')::date`
  const workedAt = (moment: string) => sql`(
    select worked_before + (least(${sql.unsafe(moment)}, ends_at) - starts_at) as worked
    from calendar_window where starts_at <= ${sql.unsafe(moment)} order by starts_at desc limit 1)`
  const [row] = await sql<{ next: Date | null }[]>`
  with signing as (
    select min(since) filter (where since > ${after} and (permit_issued_at is null or permit_issued_at > since)) as lit,
      min(permit_issued_at) filter (where permit_issued_at > ${after} and permit_issued_at > since) as cleared
    from (select ${midnight(`${local('signed_at')} + ${signingDays + 1}`)} as since, permit_issued_at
          from live.project where signed_at is not null) p
  ),
  plan as (
    select ${midnight('min(month)')} as lit from live.progress
    where ${midnight('month')} > ${after} and (plan_pct - actual_pct >= ${behindYellow}::int or exists (
      select 1 from live.progress earlier where earlier.source = progress.source
        and earlier.project_code = progress.project_code and earlier.month < progress.month))
  ),
  hours as (
    select worked_before + (least(${after}::timestamptz, ends_at) - starts_at) as worked,
      minutes_of_day * interval '1 minute' as day
    from calendar_window, calendar_setting where starts_at <= ${after} order by starts_at desc limit 1
  ),
  open_step as (
    select s.due_at, s.done_at, s.accepted_at, due.worked - near.left_time as near_worked
    from live.approval_step s
    cross join hours
    left join lateral ${workedAt('s.due_at')} as due on true
    left join lateral ${workedAt('s.accepted_at')} as accepted on limit_days is null
    cross join lateral (select greatest(hours.day * ${nearWorkdays}::float8, ${nearShare}::float8
      * coalesce(hours.day * limit_days::float8, due.worked - accepted.worked, interval '0')) as left_time) as near
    where s.due_at is not null and (s.done_at is null or s.done_at > ${after})
      and not coalesce('flag' = any(s.given), false)
  ),
  step as (
    select least(min(due_at) filter (where due_at > ${after}), min(done_at) filter (where done_at > ${after}),
        min(accepted_at) filter (where accepted_at > ${after})) as hard,
      min(near_worked) filter (where near_worked > hours.worked) - min(hours.worked) as ahead
    from open_step, hours
  ),
  problem as (
    select min(since) filter (where since > ${after} and (accepted_at is null or accepted_at > since)) as lit,
      min(accepted_at) filter (where accepted_at > ${after}) as cleared
    from (select ${midnight(`${local('found_at')} + ${flagDays + 1}`)} as since, accepted_at from live.problem) p
  ),
  answer as (
    select min(answer_due) filter (where answer_due > ${after} and (answered_at is null or answered_at > answer_due)) as lit,
      min(answered_at) filter (where answered_at > ${after} and answered_at > answer_due) as cleared
    from live.service_rating where answer_due is not null
  ),
  others as (select min(at) as at from (${moreNextChanges(sql, after, pack, timeZone)}) as candidate),
  version as (select min(valid_from) as at from flag_rule where valid_from > ${after})
  -- to the next whole millisecond: our moments have no finer one, and just before it nothing has changed
  select date_trunc('milliseconds', interval '999 microseconds'
    + least(signing.lit, signing.cleared, plan.lit, step.hard, problem.lit, problem.cleared, answer.lit, answer.cleared, others.at, version.at,
      case when step.ahead is not null then work.add_time(${after}, step.ahead) end)) as next
  from signing, plan, step, problem, answer, others, version`
  return row?.next ?? null
}
