import type { Tx } from '../../../platform/db/client'
import type { Dataset } from '../../datasets'
import { stageTableOf } from './content-columns'

/**
 * For deliveries that refuse repetition (`"repeat": "refuse"`): of the staged rows, those of a key that says different
 * things wait in quarantine, and of those that say the same the first stays. Answers how many of each left the stage.
 */
export async function refuseRepeats(
  tx: Tx,
  dataset: Dataset,
  batch: string,
): Promise<{ refused: number; same: number }> {
  const stage = stageTableOf(dataset)
  const refused = await tx.unsafe(
    `with torn as (
       select source, source_id from ${stage} group by source, source_id having count(distinct mark) > 1
     ), gone as (
       delete from ${stage} s using torn t where s.source = t.source and s.source_id = t.source_id
       returning s.line, s.source_id, s.raw
     )
     insert into quarantine (batch_id, line, dataset, field, code, reason, raw)
     select $1::uuid, line, $2, 'sourceId', 'duplicate-in-batch', 'the key ' || left(source_id, 100) || ' occurs with different contents', raw
     from gone order by line`,
    [batch, dataset.name],
  )
  const same = await tx.unsafe(
    `delete from ${stage} s using (
       select id, row_number() over (partition by source, source_id order by id) as nth from ${stage}
     ) n where n.id = s.id and n.nth > 1`,
  )
  return { refused: refused.count, same: same.count }
}

/** Whether the stage holds withdrawals, and how many rows in all. */
export async function stagedCounts(tx: Tx, dataset: Dataset): Promise<{ staged: number; withdrawals: number }> {
  const [row] = await tx.unsafe<{ staged: number; withdrawals: number }[]>(
    `select count(*)::int as staged, (count(*) filter (where withdrawn))::int as withdrawals from ${stageTableOf(dataset)}`,
  )
  return row ?? { staged: 0, withdrawals: 0 }
}
