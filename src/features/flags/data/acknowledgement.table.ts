import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Lamps that somebody at a desk has taken notice of. One that goes out and is lit again is another: `since` tells. */
export const flagAcknowledgement = pgTable(
  'flag_acknowledgement',
  {
    /** Record id of the project or step. */
    flagId: text('flag_id').notNull(),
    rule: text('rule').notNull(),
    since: moment('since').notNull(),
    at: moment('at').notNull(),
    by: text('by').notNull(),
  },
  table => [primaryKey({ columns: [table.flagId, table.rule, table.since] })],
)
