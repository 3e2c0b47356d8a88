import type { Tx } from '@/platform/db/client'
import { type Near, nearAtFirst } from '../../domain/derive/approval-step'
import { lockRecords } from '../merge-lock'

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
 * @param near from when a step is near its end, the twin of `nearAt` in `domain/derive`; null: no lamp is lit
 */
export async function refreshFlags(tx: Tx, now: Date, near: Near | null = nearAtFirst): Promise<ChangedFlag[]> {
  const { nearWorkdays, nearShare } = near ?? nearAtFirst
  await lockRecords(tx, 'approval_step')
  const rows = await tx<ChangedFlag[]>`
    with open as (
      select id, district, unit, flag as before, due_at, yellow_at, given,
        case when due_at is null then null else greatest(accepted_at, work.add_time(due_at,
          -greatest(${nearWorkdays}::float8, ${nearShare}::float8 * coalesce(limit_days::float8,
            work.days_between(accepted_at, due_at), 0)) * work.minutes_of_day() * interval '1 minute')) end as near
      from live.approval_step
      where done_at is null
        -- dark ones that end far from now stay dark: so many working days never fill more than twice as many days and
        -- three weeks; most clocks are left out here, before their working time is looked up
        and (flag is distinct from 'none' or due_at <= ${now}::timestamptz + interval '21 days'
          + 2 * greatest(${nearWorkdays}::float8 * interval '1 day',
            ${nearShare}::float8 * coalesce(limit_days::float8 * interval '1 day', due_at - accepted_at, interval '0')))
    ),
    judged as (
      select *, case when ${near === null} then 'none' when due_at <= ${now} then 'red' when near <= ${now} then 'yellow' else 'none' end as flag
      from open
    ),
    changed as (
      select id, district, unit, before, flag, case when near <= ${now} then near end as yellow_at
      from judged
      where before is distinct from flag and not coalesce('flag' = any(given), false)
    )
    update record.approval_step as step
    set flag = changed.flag,
      yellow_at = case when coalesce('yellowAt' = any(step.given), false) then step.yellow_at else changed.yellow_at end
    from changed where step.id = changed.id
    returning changed.id, changed.district, changed.unit, changed.before, changed.flag`
  return [...rows]
}
