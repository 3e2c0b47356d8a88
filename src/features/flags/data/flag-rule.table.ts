import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Versions of the rules after the first, which `seed/rules.json` has: added, never changed. */
export const flagRule = pgTable(
  'flag_rule',
  {
    rule: text('rule').notNull(),
    version: integer('version').notNull(),
    isOn: boolean('is_on').notNull(),
    numbers: jsonb('numbers').notNull(),
    tells: text('tells').array().notNull(),
    orders: boolean('orders').notNull(),
    publishedAt: moment('published_at').notNull(),
    /** Never before it was published: what was shown stays what was shown. */
    validFrom: moment('valid_from').notNull(),
    author: text('author').notNull(),
    reason: text('reason').notNull(),
  },
  table => [
    primaryKey({ columns: [table.rule, table.version] }),
    index('flag_rule_valid').on(table.rule, table.validFrom),
  ],
)
