import type { City } from '@/features/areas'
import type { Dataset } from '@/features/datasets'
import { runBatch } from '@/features/sources/commands/run-batch'
import { openRows } from '@/features/sources/readers'
import { fixedClock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import type { SentRow } from './random-deliveries'

interface Door {
  readonly sql: Sql
  readonly city: City
  readonly now: Date
}

interface Sent {
  readonly chunkRecords?: number
  readonly source?: string
  /** Waited for before the last row is read. */
  readonly untilLast?: () => Promise<void>
}

/** Delivers rows as JSON lines through the same door as every sender. */
export const deliver = (
  { sql, city, now }: Door,
  to: Dataset,
  rows: readonly SentRow[],
  { chunkRecords = 100, source = 'test', untilLast }: Sent = {},
) =>
  runBatch(
    {
      mapping: { dataset: to, source },
      open: async () => {
        const bytes = Buffer.from(rows.map(row => JSON.stringify(row)).join('\n'))
        const reading = await openRows({ bytes }, { format: 'ndjson' })
        return untilLast ? { ...reading, rows: pausing(reading.rows, untilLast) } : reading
      },
      heldFrom: null,
    },
    { sql, city, clock: fixedClock(now), chunkRecords },
  )

async function* pausing<Part extends readonly unknown[]>(
  parts: AsyncIterable<Part>,
  untilLast: () => Promise<void>,
): AsyncGenerator<Part> {
  for await (const part of parts) {
    yield part.slice(0, -1) as readonly unknown[] as Part
    await untilLast()
    yield part.slice(-1) as readonly unknown[] as Part
  }
}
