import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Large batches whose hot-spots are found after their commit, not inside it. */
export const derivationDue = pgTable(
  'derivation_due',
  {
    dataset: text('dataset').notNull(),
    batchId: uuid('batch_id').notNull(),
    knownFrom: timestamp('known_from', { withTimezone: true, precision: 3 }).notNull(),
  },
  table => [primaryKey({ columns: [table.dataset, table.batchId] })],
)
