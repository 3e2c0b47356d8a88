import type { Connection } from '@/platform/db/client'
import type { RulePack } from '../domain/rule-pack'
import { rulesAt } from './flag-rule.queries'
import { localDays } from './local-days.sql'
import { moreNextChanges } from './more-rules.sql'
import { nextNearStep } from './next-near-step.sql'

/**
 * The first moment after `after` at which time alone lights or puts out a lamp or flag, as the records stand; `null`
 * where none is in sight. Never later than the first change that `readFlags` would show: a job that sleeps until then
 * sleeps through none. It may be early, where a project's worse lamp hides the one that changes. Answered from indexes,
 * each by the first entry after the moment: a million open clocks are not read.
 */
export async function nextFlagChange(sql: Connection, after: Date, timeZone: string): Promise<Date | null> {
  const pack = await rulesAt(sql, after)
  const hard = await nextHardChange(sql, after, timeZone, pack)
  const near = await nextNearStep(sql, after, pack.numbers, hard)
  return near === null || (hard !== null && hard <= near) ? hard : near
}

/** All but the moments at which a step comes near its end. */
async function nextHardChange(sql: Connection, after: Date, timeZone: string, pack: RulePack): Promise<Date | null> {
  const { signingDays, behindYellow, flagDays } = pack.numbers
  const { dayOf, dayOfDate, midnight } = localDays(sql, timeZone)
  const today = dayOfDate(after)
  // What began before this day has had its days by now; one day to spare for days without a midnight.
  const began = (days: number) => midnight(`${today} - ${days + 1}`)
  const [row] = await sql<{ next: Date | null }[]>`
  with moment as (
    (select since as at from live.project
      cross join lateral (select ${midnight(`${dayOf('signed_at')} + ${signingDays + 1}`)} as since) s
      where signed_at >= ${began(signingDays)} and since > ${after} and (permit_issued_at is null or permit_issued_at > since)
      order by signed_at limit 1)
    union all
    (select permit_issued_at from live.project
      where permit_issued_at > ${after} and permit_issued_at > ${midnight(`${dayOf('signed_at')} + ${signingDays + 1}`)}
      order by permit_issued_at limit 1)
    union all
    (select ${midnight('month')} from live.progress
      where month > ${sql.unsafe(today)} and (plan_pct - actual_pct >= ${behindYellow}::int or exists (
        select 1 from live.progress earlier where earlier.source = progress.source
          and earlier.project_code = progress.project_code and earlier.month < progress.month))
      order by month limit 1)
    union all
    (select due_at from live.approval_step
      where done_at is null and due_at > ${after} and not coalesce('flag' = any(given), false)
      order by due_at limit 1)
    union all
    (select accepted_at from live.approval_step
      where done_at is null and accepted_at > ${after} and due_at is not null and not coalesce('flag' = any(given), false)
      order by accepted_at limit 1)
    union all
    select least(done_at, case when due_at > ${after} then due_at end, case when accepted_at > ${after} then accepted_at end)
    from live.approval_step
    where done_at > ${after} and due_at is not null and not coalesce('flag' = any(given), false)
    union all
    (select since from live.problem
      cross join lateral (select ${midnight(`${dayOf('found_at')} + ${flagDays + 1}`)} as since) s
      where found_at >= ${began(flagDays)} and since > ${after} and (accepted_at is null or accepted_at > since)
      order by found_at limit 1)
    union all
    (select accepted_at from live.problem where accepted_at > ${after} order by accepted_at limit 1)
    union all
    (select answer_due from live.service_rating
      where answer_due > ${after} and (answered_at is null or answered_at > answer_due) order by answer_due limit 1)
    union all
    (select answered_at from live.service_rating
      where answered_at > ${after} and answered_at > answer_due order by answered_at limit 1)
    union all select at from (${moreNextChanges(sql, after, pack, timeZone)}) as candidate
    union all select min(valid_from) from flag_rule where valid_from > ${after}
  )
  -- to the next whole millisecond: our moments have no finer one, and just before it nothing has changed
  select date_trunc('milliseconds', min(at) + interval '999 microseconds') as next from moment`
  return row?.next ?? null
}
