import { boolean, doublePrecision, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/**
 * How many cases ask nothing of anybody any more, by district and by what counters look at: a million of them need not
 * be read to be counted. Rows are differences, added by a trigger in the transaction that changes a case
 * (`drizzle/repeatable/50-case-tally.sql`), so that two deliveries never wait for one another; now and then they are
 * summed up. Columns have the names of a case's, so that a counter's one predicate reads both; a time is kept as being
 * there, the time of handling also as before or after the limit.
 */
export const caseTally = pgTable('case_tally', {
  isSum: boolean('is_sum').notNull().default(false),
  cases: integer('cases').notNull(),
  district: text('district'),
  status: text('status').notNull(),
  triagedAt: moment('triaged_at'),
  verifyRequestedAt: moment('verify_requested_at'),
  filedAt: moment('filed_at'),
  dispatchedAt: moment('dispatched_at'),
  handledAt: moment('handled_at'),
  limitAt: moment('limit_at'),
  reworkCount: integer('rework_count'),
  returnCount: integer('return_count'),
  extended: boolean('extended'),
  suspended: boolean('suspended'),
  supervised: boolean('supervised'),
  lng: doublePrecision('lng'),
  lat: doublePrecision('lat'),
})
