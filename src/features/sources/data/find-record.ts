import type { Connection } from '../../../platform/db/client'
import type { Dataset } from '../../datasets'
import { recordTableOf } from './content-columns'

export async function findRecordId(
  sql: Connection,
  dataset: Dataset,
  source: string,
  sourceId: string,
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from ${sql.unsafe(recordTableOf(dataset))} where source = ${source} and source_id = ${sourceId}`
  return row?.id ?? null
}
