import type { Tx } from '@/platform/db/client'
import type { City } from '../../areas'
import { type CalendarCity, cityCalendar } from '../domain/city-calendar'
import { type MovedLimit, movedLimits } from '../domain/moved-limits'
import { openLimits } from './open-limits.queries'

/**
 * Gives open steps and orders the ends that another calendar gives them, where we count them ourselves; an end that its
 * sender gave stays. A derived change: it makes no version of a record.
 */
export async function adoptLimits(
  tx: Tx,
  present: CalendarCity & Pick<City, 'clocks'>,
  next: CalendarCity,
  at: Date,
): Promise<MovedLimit[]> {
  const limits = await openLimits(tx, { kind: 'all' }, at, present.clocks)
  const moved = movedLimits(limits, cityCalendar(present), cityCalendar(next))
  for (const [kind, table] of [
    ['step', 'record.approval_step'],
    ['order', 'record.work_order'],
  ] as const) {
    const own = moved.filter(each => each.kind === kind)
    if (own.length === 0) continue
    await tx`
      update ${tx.unsafe(table)} as record set due_at = moved.due
      from unnest(${own.map(each => each.id)}::text[]::uuid[],
        ${own.map(each => new Date(each.after).toISOString())}::text[]::timestamptz[]) as moved (id, due)
      where record.id = moved.id`
  }
  return moved
}
