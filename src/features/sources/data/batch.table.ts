import { sql } from 'drizzle-orm'
import { bigint, check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const count = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0)

/** One delivery with its outcome; written in the transaction of its records, so an unfinished one leaves no row. */
export const batch = pgTable(
  'batch',
  {
    id: uuid('id').primaryKey(),
    /** Name of the profile, or `direct`. */
    source: text('source').notNull(),
    datasets: text('datasets').array().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true, precision: 3 }).notNull(),
    /** The moment from which its versions are known; increases from batch to batch of a dataset. */
    knownFrom: timestamp('known_from', { withTimezone: true, precision: 3 }).notNull(),
    rows: count('rows'),
    received: count('received'),
    accepted: count('accepted'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    /** Format, encoding, unused columns, refusals by code, warnings: `BatchReport`. */
    report: jsonb('report').notNull().default(sql`'{}'`),
    retryOf: uuid('retry_of'),
    /** Who delivered it, as the audit names an actor; null for batches from before that was kept. */
    sentBy: text('sent_by'),
  },
  table => [
    index('batch_known_from').on(table.knownFrom, table.id),
    check(
      'batch_adds_up',
      sql`${table.received} = ${table.accepted} + ${table.updated} + ${table.unchanged} + ${table.rejected}`,
    ),
  ],
)
