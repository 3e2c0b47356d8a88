import { bigint, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** How far in the event log an account has read what concerns it. A mark only moves forward. */
export const notificationRead = pgTable('notification_read', {
  /** Id of the person's account. */
  account: text('account').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
})
