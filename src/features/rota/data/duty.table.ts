import { bigserial, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Departures from the rotation, append-only; the newest that holds counts. */
export const dutyChange = pgTable(
  'duty_change',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    post: text('post').notNull(),
    from: moment('from').notNull(),
    to: moment('to').notNull(),
    kind: text('kind', { enum: ['swap', 'acting', 'absent'] }).notNull(),
    person: text('person'),
    reason: text('reason').notNull(),
    at: moment('at').notNull(),
    actor: text('actor').notNull(),
  },
  table => [index('duty_change_post').on(table.post, table.to)],
)

/** Hand-over sheets (交接班): made from the log, signed by who gives and who takes. */
export const dutyHandover = pgTable('duty_handover', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  from: moment('from').notNull(),
  to: moment('to').notNull(),
  content: jsonb('content').notNull(),
  note: text('note').notNull(),
  givenBy: text('given_by').notNull(),
  givenAt: moment('given_at').notNull(),
  takenBy: text('taken_by'),
  takenAt: moment('taken_at'),
})
