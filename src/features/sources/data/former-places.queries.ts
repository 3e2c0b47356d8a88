import type { Tx } from '../../../platform/db/client'
import type { Dataset } from '../../datasets'
import { historyTableOf, recordTableOf } from './content-columns'

interface FormerPlace {
  readonly sourceId: string
  readonly district: string | null
  readonly street: string | null
  readonly community: string | null
  readonly cell: string | null
}

/**
 * Where the records that a batch touches lay before it. `changed` is how many it changed: only where that is more than
 * it left in the table of records did it write former versions, which have no index by batch.
 */
export const formerPlaces = (
  tx: Tx,
  dataset: Dataset,
  { id, knownFrom, changed }: { readonly id: string; readonly knownFrom: Date; readonly changed: number },
): Promise<FormerPlace[]> => {
  const [record, history] = [tx.unsafe(recordTableOf(dataset)), tx.unsafe(historyTableOf(dataset))]
  return tx<FormerPlace[]>`
    with touched as (
      select id from ${record} r where r.batch_id = ${id}::uuid
      union select id from ${history} h where h.batch_id = ${id}::uuid
        and (select count(*) from ${record} r where r.batch_id = ${id}::uuid) < ${changed}
    )
    select source_id as "sourceId", district, street, community, cell from ${record} r
    where r.known_from < ${knownFrom} and r.id in (select id from touched)
    union all
    select source_id, district, street, community, cell from ${history} h
    where h.known_from < ${knownFrom} and h.id in (select id from touched)`
}
