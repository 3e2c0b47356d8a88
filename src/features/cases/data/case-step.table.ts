import { sql } from 'drizzle-orm'
import { bigint, bigserial, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * What was done to cases at our desks, one row a command, append-only: the timeline and conversation of a case, who
 * won a race, and what makes a repeated command harmless. What a case *is* stands in `record.case` alone.
 */
export const caseStep = pgTable(
  'case_step',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    /** Number the sender gave the command; the same again changes nothing. */
    commandId: uuid('command_id').notNull().unique(),
    caseId: uuid('case_id').notNull(),
    command: text('command').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    /** `person:…`, `client:…`, `system:…`. */
    actor: text('actor').notNull(),
    /** What is on the actor's door, or the name of a program: what a timeline may show. */
    actorPost: text('actor_post'),
    actorUnit: text('actor_unit'),
    fromStatus: text('from_status'),
    toStatus: text('to_status').notNull(),
    /** Version of the case that the command made; the one before where it changed nothing of the record. */
    version: bigint('version', { mode: 'number' }).notNull(),
    reason: text('reason'),
    text: text('text'),
    data: jsonb('data').notNull().default({}),
    /** SHA-256 of what was asked: the same number with another question is refused. */
    fingerprint: text('fingerprint').notNull(),
  },
  table => [
    index('case_step_case').on(table.caseId, table.seq),
    index('case_step_actor').on(table.actor, table.seq),
    // Word for word the condition of `isNoteStep`.
    index('case_step_note').on(table.caseId, table.seq).where(sql`command in ('supervise', 'answer', 'review')`),
    index('case_step_returned').on(table.caseId).where(sql`command = 'return'`),
  ],
)

/** Last serial of each day's case numbers. */
export const caseNumber = pgTable('case_number', {
  /** `20261128`, local. */
  day: text('day').primaryKey(),
  last: integer('last').notNull(),
})
