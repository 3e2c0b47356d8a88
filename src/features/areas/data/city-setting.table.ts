import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** The one city of this database, chosen while it was empty. */
export const citySetting = pgTable(
  'city_setting',
  {
    only: boolean('only').primaryKey().default(true),
    name: text('name').notNull(),
    folder: text('folder').notNull(),
    chosenAt: timestamp('chosen_at', { withTimezone: true }).notNull(),
  },
  table => [check('city_setting_one_row', sql`${table.only}`)],
)
