import type { Connection } from '@/platform/db/client'
import { readNamedPauses } from '@/shared/time'
import type { AreaScope, ClockLimits } from '../../areas'
import { inArea } from '../../areas/server'
import type { OpenLimit } from '../domain/moved-limits'

interface Row {
  readonly kind: OpenLimit['kind']
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly from: Date
  readonly limit: number
  readonly pauses: unknown
}

/** Open steps and orders whose end we derive ourselves from working days; an end that a sender gave stays his. */
export async function openLimits(
  sql: Connection,
  scope: AreaScope,
  at: Date,
  { order, pauseWorkdays, stepExtensionWorkdays }: ClockLimits,
): Promise<OpenLimit[]> {
  const rows = await sql<Row[]>`
    select 'step' as kind, id::text, coalesce(item_name, item_code, instance_code) as name, unit, accepted_at as "from",
      limit_days::float8 + least(greatest(coalesce(extended_days, 0), 0), ${stepExtensionWorkdays}::numeric)::float8 as "limit", pauses
    from live.approval_step s
    where ${inArea(sql, scope, 's')} and accepted_at <= ${at} and limit_days is not null
      and (done_at is null or done_at > ${at}) and not coalesce('dueAt' = any(given), false)
    union all
    select 'order', id::text, order_no, unit, issued_at,
      ${order.workdays}::float8 + greatest(coalesce(extended_days, 0), 0)::float8, pauses
    from live.work_order o
    where ${inArea(sql, scope, 'o')} and issued_at <= ${at} and state in ('issued', 'working', 'returned')
      and not coalesce('dueAt' = any(given), false)`
  const caps = { step: pauseWorkdays, order: { suspension: order.suspensionWorkdays } }
  return rows.map(row => ({
    ...row,
    from: row.from.getTime(),
    pauses: readNamedPauses(row.pauses) ?? [],
    caps: caps[row.kind],
  }))
}
