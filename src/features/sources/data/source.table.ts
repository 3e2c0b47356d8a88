import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Profiles posted to `POST /sources`. Those under `seed/sources` need no row here. */
export const source = pgTable('source', {
  name: text('name').primaryKey(),
  profile: jsonb('profile').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull(),
})
