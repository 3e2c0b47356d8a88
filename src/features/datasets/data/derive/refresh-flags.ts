import type { Tx } from '@/platform/db/client'
import { type Near, nearAtFirst } from '../../domain/derive/approval-step'
import { lockRecords } from '../merge-lock'
import { workedAt } from '../worked-at.sql'

export interface ChangedFlag {
  readonly id: string
  readonly district: string | null
  readonly unit: string | null
  readonly before: 'none' | 'yellow' | 'red' | null
  readonly flag: 'none' | 'yellow' | 'red'
}

/**
 * The lamp of an open step changes by the passing of time: brings every one to what it is at `now`, in one
 * statement, and returns those that changed. A supplied lamp stands. No new version of the record comes of it.
 * @param only ids of the steps that may have changed; absent: any
 * @param near from when a step is near its end, the twin of `nearAt` in `domain/derive`; null: no lamp is lit
 */
export async function refreshFlags(
  tx: Tx,
  now: Date,
  near: Near | null = nearAtFirst,
  only?: readonly string[],
): Promise<ChangedFlag[]> {
  if (only?.length === 0) return []
  const { nearWorkdays, nearShare } = near ?? nearAtFirst
  await lockRecords(tx, 'approval_step')
  const rows = await tx<ChangedFlag[]>`
    with hours as materialized (
      select worked_before + (least(${now}::timestamptz, ends_at) - starts_at) as worked,
        minutes_of_day * interval '1 minute' as day
      from calendar_window, calendar_setting where starts_at <= ${now} order by starts_at desc limit 1
    ),
    judged as (
      select s.id, s.district, s.unit, s.flag as before, s.due_at, s.accepted_at, s.yellow_at, near.left_time,
        (s.accepted_at is null or s.accepted_at <= ${now}) and due.worked - near.left_time <= hours.worked as is_near,
        case when ${near === null} then 'none' when s.due_at <= ${now} then 'red'
          when (s.accepted_at is null or s.accepted_at <= ${now}) and due.worked - near.left_time <= hours.worked then 'yellow'
          else 'none' end as flag
      from live.approval_step s
      cross join hours
      left join lateral ${workedAt(tx, 's.due_at')} as due on true
      left join lateral ${workedAt(tx, 's.accepted_at')} as accepted on s.limit_days is null
      cross join lateral (select greatest(hours.day * ${nearWorkdays}::float8, ${nearShare}::float8
        * coalesce(hours.day * s.limit_days::float8, due.worked - accepted.worked, interval '0')) as left_time) as near
      where s.done_at is null and not coalesce('flag' = any(s.given), false)
        ${only ? tx`and s.id = any(${only as string[]}::uuid[])` : tx``}
        -- dark ones that end far from now stay dark: so many working days never fill more than twice as many days and
        -- three weeks; most clocks are left out here, before their working time is looked up
        and (s.flag is distinct from 'none' or s.due_at <= ${now}::timestamptz + interval '21 days'
          + 2 * greatest(${nearWorkdays}::float8 * interval '1 day',
            ${nearShare}::float8 * coalesce(s.limit_days::float8 * interval '1 day', s.due_at - s.accepted_at, interval '0')))
    ),
    changed as (
      select id, district, unit, before, flag,
        -- one that was yellow has turned yellow when it did
        case when is_near is not true then null
          when before = 'yellow' and yellow_at is not null then yellow_at
          else greatest(accepted_at, work.add_time(due_at, -left_time)) end as yellow_at
      from judged
      where before is distinct from flag
    )
    update record.approval_step as step
    set flag = changed.flag,
      yellow_at = case when coalesce('yellowAt' = any(step.given), false) then step.yellow_at else changed.yellow_at end
    from changed where step.id = changed.id
    returning changed.id, changed.district, changed.unit, changed.before, changed.flag`
  return [...rows]
}
