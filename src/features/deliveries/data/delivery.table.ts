import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** What goes out to people: written with what causes it, in one transaction, and sent by a worker. */
export const delivery = pgTable(
  'delivery',
  {
    id: uuid('id').primaryKey(),
    /** Which feature composes it, such as `rating-invitation`. */
    kind: text('kind').notNull(),
    /** What it is about within the kind; a second one of the same is not written. */
    key: text('key').notNull(),
    /** As a person knows it: a project, a unit. */
    about: text('about').notNull(),
    channel: text('channel').notNull(),
    /** Emptied ninety days after it was settled. */
    recipient: text('recipient').notNull(),
    payload: jsonb('payload').notNull(),
    state: text('state').notNull(),
    /** Attempts of this sending; begins anew when a person has it sent again. */
    attempts: integer('attempts').notNull(),
    /** How often it was ordered to be sent. */
    turn: integer('turn').notNull(),
    madeAt: moment('made_at').notNull(),
    nextAt: moment('next_at').notNull(),
    triedAt: moment('tried_at'),
    sentAt: moment('sent_at'),
    receivedAt: moment('received_at'),
    receipt: text('receipt'),
    error: text('error'),
  },
  table => [
    uniqueIndex('delivery_once').on(table.kind, table.key),
    index('delivery_due').on(table.nextAt).where(sql`state = 'waiting'`),
    index('delivery_made').on(table.kind, table.madeAt),
    check('delivery_state', sql`state in ('waiting', 'sent', 'delivered', 'failed', 'dropped')`),
    check('delivery_channel', sql`channel in ('email', 'sms', 'webhook')`),
  ],
)
