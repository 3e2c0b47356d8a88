import type { Tx } from '@/platform/db/client'
import { lockRecords } from '../merge-lock'

/**
 * Whether works lie inside the protection of a road they touch: five years after it was new, three after an overhaul
 * (城市道路管理条例 art. 33). Judged at the start of the works, else at their planned start; empty where the segments or
 * their register are missing. For the permits of a batch, and for those on the roads of a batch.
 */
export async function deriveRestricted(tx: Tx, dataset: 'road_permit' | 'road', batchId: string): Promise<number> {
  if (dataset === 'road') await lockRecords(tx, 'road_permit')
  const segments = tx`jsonb_array_elements_text(
    case when jsonb_typeof(w.segment_ids) = 'array' then w.segment_ids else '[]' end) as segment(id)`
  const touched =
    dataset === 'road_permit'
      ? tx`select w.id from record.road_permit as w where w.batch_id = ${batchId}`
      : tx`select distinct w.id from record.road_permit as w cross join lateral ${segments}
           where segment.id in (select segment_id from record.road where batch_id = ${batchId})`
  const done = await tx`
    with touched as (${touched}),
    begun as (
      select w.*, coalesce(w.started_at, w.emergency_started_at, w.planned_start, w.valid_from, w.accepted_at, w.applied_at) as begins
      from record.road_permit as w join touched using (id)
    ),
    judged as (
      select w.id, bool_or(
          coalesce(w.begins >= r.opened_at and w.begins < r.opened_at + interval '5 years', false)
          or coalesce(w.begins >= r.overhauled_at and w.begins < r.overhauled_at + interval '3 years', false)) as restricted
      from begun as w
      cross join lateral ${segments}
      join live.road as r on r.segment_id = segment.id
      where w.begins is not null and (r.opened_at is not null or r.overhauled_at is not null)
      group by w.id
    )
    update record.road_permit as w set restricted = judged.restricted
    from touched left join judged using (id)
    where w.id = touched.id and w.restricted is distinct from judged.restricted
      and not coalesce('restricted' = any(w.given), false)`
  return done.count
}
