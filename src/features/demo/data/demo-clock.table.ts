import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable } from 'drizzle-orm/pg-core'

/** How far the demo's clock runs ahead: one row, or none while nobody has moved it. */
export const demoClock = pgTable(
  'demo_clock',
  {
    id: integer('id').primaryKey(),
    offsetMs: bigint('offset_ms', { mode: 'number' }).notNull(),
  },
  table => [check('demo_clock_one', sql`${table.id} = 1`)],
)
