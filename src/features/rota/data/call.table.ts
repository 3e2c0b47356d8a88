import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * Calls by telephone link that no case is told of: who called whom, when, from where. Append-only. A call about a case
 * is a step of the case.
 */
export const dutyCall = pgTable(
  'duty_call',
  {
    /** Number the caller's page gave it: the same again is one call. */
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: ['unit', 'post'] }).notNull(),
    code: text('code').notNull(),
    /** Name of the unit or post at that moment, in both languages. */
    name: jsonb('name').notNull(),
    phone: text('phone').notNull(),
    place: text('place', { enum: ['watch', 'drill', 'room'] }).notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    actor: text('actor').notNull(),
    actorPost: text('actor_post'),
  },
  table => [
    index('duty_call_at').on(table.at),
    check('duty_call_kind', sql`${table.kind} in ('unit', 'post')`),
    check('duty_call_place', sql`${table.place} in ('watch', 'drill', 'room')`),
  ],
)
