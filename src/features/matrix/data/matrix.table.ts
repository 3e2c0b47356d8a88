import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** One change of the matrix: who, why, and what it would have moved. Version 1 is the city folder's. */
export const matrixVersion = pgTable('matrix_version', {
  version: integer('version').primaryKey(),
  at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
  actor: text('actor').notNull(),
  reason: text('reason').notNull(),
  dryRun: jsonb('dry_run'),
})

/** Lines of every version; `to_version` empty: stands now. */
export const matrixLine = pgTable(
  'matrix_line',
  {
    line: text('line').notNull(),
    fromVersion: integer('from_version')
      .notNull()
      .references(() => matrixVersion.version),
    toVersion: integer('to_version').references(() => matrixVersion.version),
    cls: text('cls').notNull(),
    area: text('area').notNull(),
    owner: text('owner').notNull(),
    unit: text('unit').notNull(),
    limit: text('limit').notNull(),
    note: text('note').notNull(),
  },
  table => [
    primaryKey({ columns: [table.line, table.fromVersion] }),
    index('matrix_line_standing').on(table.line).where(sql`to_version is null`),
    check('matrix_line_order', sql`to_version > from_version`),
  ],
)
