import { index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Alerts of CAP 1.2 as they were taken, never changed: what updates or cancels one is a row of its own. */
export const capAlert = pgTable(
  'cap_alert',
  {
    id: uuid('id').primaryKey(),
    sender: text('sender').notNull(),
    identifier: text('identifier').notNull(),
    sent: moment('sent').notNull(),
    /** The alert as it was read; `source` as it was sent. */
    content: jsonb('content').notNull(),
    source: text('source').notNull(),
    /** When it is over by itself. */
    endsAt: moment('ends_at'),
    receivedAt: moment('received_at').notNull(),
    actor: text('actor').notNull(),
  },
  table => [
    uniqueIndex('cap_alert_name').on(table.sender, table.identifier),
    index('cap_alert_newest').on(table.receivedAt),
  ],
)
