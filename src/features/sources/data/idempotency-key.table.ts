import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { batch } from './batch.table'

/** Deliveries that were sent under a key of their own: the same key answers with the same batch, for seven days. */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    key: text('key').primaryKey(),
    /** Hash of the target and the decoded body. */
    fingerprint: text('fingerprint').notNull(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => batch.id, { onDelete: 'cascade' }),
    usedAt: timestamp('used_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  table => [index('idempotency_key_used').on(table.usedAt)],
)
