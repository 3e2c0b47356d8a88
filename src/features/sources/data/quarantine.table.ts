import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { batch } from './batch.table'

/** Refused rows, waiting for a mended profile. */
export const quarantine = pgTable(
  'quarantine',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => batch.id, { onDelete: 'cascade' }),
    line: bigint('line', { mode: 'number' }).notNull(),
    /** `null` where the row could not be read at all. */
    dataset: text('dataset'),
    field: text('field'),
    code: text('code').notNull(),
    reason: text('reason').notNull(),
    /** The row as JSON text: a `jsonb` could not hold every character that is refused. */
    raw: text('raw').notNull(),
    /** The batch in which the row was tried again. */
    retriedIn: uuid('retried_in'),
  },
  table => [index('quarantine_batch').on(table.batchId, table.line)],
)
