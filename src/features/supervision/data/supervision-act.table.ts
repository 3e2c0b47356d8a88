import { bigint, index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ActDetail } from '../domain/act'
import { actKinds } from '../domain/act'

/** What was done about a problem, one row an act; rows are added, never changed. */
export const supervisionAct = pgTable(
  'supervision_act',
  {
    /** Taken under the lock of supervision: the order in which things were done. */
    seq: bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    kind: text('kind', { enum: actKinds }).notNull(),
    /** The problem by its source and number; known before its record is. */
    source: text('source').notNull(),
    problemNo: text('problem_no').notNull(),
    /** Of an act on one order. */
    orderNo: text('order_no'),
    unit: text('unit'),
    /** `person:…`, `system:…` */
    actor: text('actor').notNull(),
    /** What the actor is called: acts outlive accounts. */
    actorName: text('actor_name').notNull(),
    text: text('text'),
    detail: jsonb('detail').$type<ActDetail>().notNull(),
    /** Given by whoever asks, so that an answer that was lost can be asked for again. */
    commandId: text('command_id'),
  },
  table => [
    index('supervision_act_problem').on(table.source, table.problemNo, table.seq),
    uniqueIndex('supervision_act_command').on(table.commandId),
  ],
)
