import { sql } from 'drizzle-orm'
import { check, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Drills of the duty; one runs at a time. */
export const drill = pgTable(
  'drill',
  {
    id: uuid('id').primaryKey(),
    title: text('title').notNull(),
    levels: integer('levels').array().notNull(),
    limitMinutes: integer('limit_minutes').notNull(),
    begunBy: text('begun_by').notNull(),
    begunAt: moment('begun_at').notNull(),
    endedBy: text('ended_by'),
    endedAt: moment('ended_at'),
  },
  table => [uniqueIndex('drill_running').on(sql`(${table.endedAt} is null)`).where(sql`${table.endedAt} is null`)],
)

/** Who was called, as the rota said at that moment, and when they answered. */
export const drillCall = pgTable(
  'drill_call',
  {
    drillId: uuid('drill_id')
      .notNull()
      .references(() => drill.id),
    callee: text('callee').notNull(),
    kind: text('kind', { enum: ['post', 'unit'] }).notNull(),
    level: integer('level').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    phone: text('phone').notNull(),
    person: text('person'),
    answeredAt: moment('answered_at'),
    answeredBy: text('answered_by', { enum: ['self', 'desk'] }),
    answeredActor: text('answered_actor'),
  },
  table => [
    primaryKey({ columns: [table.drillId, table.callee] }),
    check('drill_call_answer', sql`(${table.answeredAt} is null) = (${table.answeredBy} is null)`),
  ],
)
