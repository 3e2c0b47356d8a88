import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Stretches of emergency mode: who began it, why, by which plan, and how it ended. */
export const emergency = pgTable(
  'emergency',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    plan: text('plan').notNull(),
    reason: text('reason').notNull(),
    from: moment('from').notNull(),
    until: moment('until').notNull(),
    by: text('by').notNull(),
    endedAt: moment('ended_at'),
    endedBy: text('ended_by'),
    endReason: text('end_reason'),
  },
  () => [check('emergency_order', sql`"until" > "from" and (ended_at is null or ended_at >= "from")`)],
)

/** The log of an emergency: remarks, and steps of its plan that are done. Append-only. */
export const emergencyLog = pgTable(
  'emergency_log',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    emergencyId: bigint('emergency_id', { mode: 'number' })
      .notNull()
      .references(() => emergency.id),
    at: moment('at').notNull(),
    actor: text('actor').notNull(),
    post: text('post'),
    /** Place of the plan's step that was done; null: a remark. */
    step: bigint('step', { mode: 'number' }),
    text: text('text').notNull(),
  },
  table => [index('emergency_log_of').on(table.emergencyId, table.id)],
)
