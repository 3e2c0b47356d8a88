import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
const event = (name: string) => bigint(name, { mode: 'number' })

/** Where posts hear of lamps and flags, cases and the mode outside the program; persons, by their wish, of lamps and flags. */
export const alertAddress = pgTable(
  'alert_address',
  {
    id: uuid('id').primaryKey(),
    channel: text('channel').notNull(),
    address: text('address').notNull(),
    /** The post that hears here; null where it is a person's own address. */
    post: text('post'),
    /** Id of the account whose own address it is: personal data. */
    account: text('account'),
    unit: text('unit'),
    everyMinutes: integer('every_minutes').notNull(),
    madeAt: moment('made_at').notNull(),
    madeBy: text('made_by').notNull(),
    endedAt: moment('ended_at'),
  },
  table => [
    check('alert_address_whose', sql`(${table.post} is null) <> (${table.account} is null)`),
    uniqueIndex('alert_address_own')
      .on(table.account, table.channel)
      .where(sql`${table.account} is not null and ${table.endedAt} is null`),
  ],
)

/** Events an address has not been told of yet: the next digest of their rule or other subject, whose name is in `rule`. */
export const alertPending = pgTable(
  'alert_pending',
  {
    addressId: uuid('address_id')
      .notNull()
      .references(() => alertAddress.id),
    rule: text('rule').notNull(),
    seq: event('seq').notNull(),
  },
  table => [
    primaryKey({ columns: [table.addressId, table.seq] }),
    index('alert_pending_rule').on(table.addressId, table.rule),
  ],
)

/** When an address was last told of a rule or another subject. */
export const alertTold = pgTable(
  'alert_told',
  {
    addressId: uuid('address_id')
      .notNull()
      .references(() => alertAddress.id),
    rule: text('rule').notNull(),
    at: moment('at').notNull(),
  },
  table => [primaryKey({ columns: [table.addressId, table.rule] })],
)

/** How far the event log was read for addresses. */
export const alertCursor = pgTable(
  'alert_cursor',
  { only: boolean('only').primaryKey().default(true), seq: event('seq').notNull() },
  table => [check('alert_cursor_one_row', sql`${table.only}`)],
)
