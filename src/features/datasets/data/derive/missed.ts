import type { Tx } from '@/platform/db/client'
import { lockRecords } from '../merge-lock'

/** Shifts are looked for so long before a case; none lasts longer. */
const LONGEST_SHIFT = '24 hours'

/**
 * Problems that another source found in the cells a collector had patrolled, within 24 hours after the shift. Empty
 * where the cells or the end of the shift are missing. For the shifts of a batch, and for those that the new, voided or
 * withdrawn cases of a batch may concern.
 */
export async function deriveMissed(
  tx: Tx,
  dataset: 'patrol' | 'case',
  batchId: string,
  knownFrom: Date,
): Promise<number> {
  const [any] = await tx`select 1 from live.patrol where cells is not null limit 1`
  if (!any) return 0
  if (dataset === 'case') await lockRecords(tx, 'patrol')
  const touched =
    dataset === 'patrol'
      ? tx`select p.id from record.patrol as p where p.batch_id = ${batchId}`
      : tx`select p.id from record.patrol as p,
             (select min(reported_at) as first, max(reported_at) as last from record."case"
              where batch_id = ${batchId} and cell is not null and found_by <> 'patrol'
                and (ingested_at = ${knownFrom} or withdrawn or status in ('rejected', 'voided'))) as span
           where p.start_at <= span.last and p.start_at >= span.first - ${LONGEST_SHIFT}::interval * 2`
  const done = await tx`
    with touched as (${touched}),
    shift as (
      select p.id, p.end_at, cell.code
      from record.patrol as p join touched using (id)
      cross join lateral jsonb_array_elements_text(
        case when jsonb_typeof(p.cells) = 'array' then p.cells else '[]' end) as cell(code)
      where p.role = 'collector' and p.end_at is not null
    ),
    missed as (
      select shift.id, count(c.id)::int as missed
      from shift
      left join live."case" as c on c.cell = shift.code and c.reported_at >= shift.end_at
        and c.reported_at < shift.end_at + interval '24 hours' and c.found_by <> 'patrol'
        and c.status not in ('rejected', 'voided')
      group by shift.id
    )
    update record.patrol as p set missed = missed.missed
    from touched left join missed using (id)
    where p.id = touched.id and p.missed is distinct from missed.missed
      and not coalesce('missed' = any(p.given), false)`
  return done.count
}
