import { sql } from 'drizzle-orm'
import { bigint, check, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { emergency } from './emergency.table'

/** What was said in an incident room, append-only; what it shows is folded from this. */
export const roomEntry = pgTable(
  'room_entry',
  {
    /** Of the command that wrote it: sent twice, it is one entry. */
    id: uuid('id').primaryKey(),
    emergencyId: bigint('emergency_id', { mode: 'number' })
      .notNull()
      .references(() => emergency.id),
    kind: text('kind', { enum: ['objective', 'resource', 'report', 'drawing'] }).notNull(),
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    verb: text('verb').notNull(),
    data: jsonb('data').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    actor: text('actor').notNull(),
    post: text('post'),
  },
  table => [
    // one winner for each version of each thing
    uniqueIndex('room_entry_version').on(table.emergencyId, table.kind, table.number, table.version),
    check('room_entry_kind', sql`kind in ('objective', 'resource', 'report', 'drawing')`),
    check('room_entry_counts', sql`number >= 1 and version >= 1`),
    // a situation report is never changed
    check('room_entry_report', sql`kind <> 'report' or version = 1`),
  ],
)
