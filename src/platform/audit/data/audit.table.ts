import { bigint, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Append-only; each entry carries the hash of the one before it, so that none can be changed or lost unseen. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    /** Without gaps: taken under the lock that makes the chain. */
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    /** `person:…`, `client:…`, `system:…`, `visitor`. */
    actor: text('actor').notNull(),
    /** Name of the right that was used or refused, or of what happened: `case.dispatch`, `person.signed-in`. */
    action: text('action').notNull(),
    outcome: text('outcome', { enum: ['done', 'denied', 'failed'] }).notNull(),
    /** What it was done to: `case:<id>`, `person:<id>`. */
    subject: text('subject').notNull(),
    /** Address of the connection. */
    from: text('from'),
    requestId: text('request_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason'),
    /** SHA-256 of the entry before and of this one, base64url; see `audit-hash.ts`. */
    hash: text('hash').notNull(),
  },
  table => [
    index('audit_entry_at').on(table.at),
    index('audit_entry_actor').on(table.actor, table.seq),
    index('audit_entry_subject').on(table.subject, table.seq),
  ],
)
