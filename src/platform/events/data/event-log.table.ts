import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Append-only. `seq` order is commit order (see `append-events.ts`), with gaps where a transaction rolled back. */
export const eventLog = pgTable(
  'event_log',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    /** Every topic the event belongs to, the most specific first. */
    topics: text('topics').array().notNull(),
    type: text('type').notNull(),
    subject: text('subject').notNull(),
    data: jsonb('data').notNull().default(sql`'{}'`),
    actor: text('actor').notNull(),
  },
  table => [index('event_log_topics').using('gin', table.topics), index('event_log_at').on(table.at)],
)
