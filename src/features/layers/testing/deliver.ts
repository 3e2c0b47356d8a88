import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { loadCity } from '../../areas/server'
import type { Dataset } from '../../datasets'
import { runBatch } from '../../sources/commands/run-batch'
import { openRows } from '../../sources/readers'

/** Delivers rows as a system would, through the door of ingest; a test's rows are all good. */
export async function deliver(
  sql: Sql,
  of: Dataset,
  rows: readonly Record<string, unknown>[],
  clock: Clock,
): Promise<void> {
  const outcome = await runBatch(
    {
      mapping: { dataset: of, source: 'test' },
      open: () => openRows({ bytes: Buffer.from(JSON.stringify(rows)) }, { format: 'json' }),
      heldFrom: null,
    },
    { sql, city: loadCity('chengdu'), clock },
  )
  if (outcome.rejected > 0) throw new Error(`rows were refused: ${JSON.stringify(outcome)}`)
}
