import { integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** What was changed of the city's calendar after its folder was read: added, never changed. */
export const calendarChange = pgTable('calendar_change', {
  seq: integer('seq').primaryKey(),
  /** `[{day, isWorkday, name}]`; empty where an earlier entry is taken back. */
  days: jsonb('days').notNull(),
  announced: text('announced').notNull(),
  undoes: integer('undoes').unique(),
  at: moment('at').notNull(),
  author: text('author').notNull(),
  reason: text('reason').notNull(),
})
