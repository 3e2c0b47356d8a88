import type { Tx } from '../../../platform/db/client'
import type { Dataset } from '../../datasets'
import { contentColumns, historyTableOf, recordTableOf } from './content-columns'

interface Linking {
  readonly id: string
  /** The record that counts in its stead; `null`: it counts itself again. */
  readonly sameAs: string | null
  readonly knownFrom: Date
  readonly batchId: string
}

/** Says of a record which one it is the same as: a version of its own, the former one is kept. Answers whether it changed. */
export async function writeLink(tx: Tx, dataset: Dataset, link: Linking): Promise<boolean> {
  const record = tx.unsafe(recordTableOf(dataset))
  const columns = ['id', 'source', 'source_id', 'held_from', 'known_from', 'ingested_at', 'withdrawn', 'same_as']
  const kept = [...columns, 'given', 'batch_id', ...contentColumns(dataset).map(each => each.column)].join(', ')
  const { id, sameAs, knownFrom, batchId } = link
  const former = await tx`
    insert into ${tx.unsafe(historyTableOf(dataset))} (${tx.unsafe(kept)}, known_to)
    select ${tx.unsafe(kept)}, ${knownFrom} from ${record} where id = ${id} and same_as is distinct from ${sameAs}::uuid`
  if (former.count === 0) return false
  await tx`
    update ${record} set same_as = ${sameAs}, known_from = ${knownFrom}, batch_id = ${batchId} where id = ${id}`
  return true
}
