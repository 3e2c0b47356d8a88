import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, timestamp } from 'drizzle-orm/pg-core'

/** One row: whether this database was made by the demo. */
export const installation = pgTable(
  'installation',
  {
    only: boolean('only').primaryKey().default(true),
    isDemo: boolean('is_demo').notNull(),
    since: timestamp('since', { withTimezone: true, precision: 3 }).notNull(),
  },
  table => [check('installation_one_row', sql`${table.only}`)],
)
