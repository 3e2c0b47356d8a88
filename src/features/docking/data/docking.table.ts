import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
const count = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0)

/** An outside approval system. The address of its database is a secret of the environment and stands nowhere here. */
export const dockingSystem = pgTable(
  'docking_system',
  {
    name: text('name').primaryKey(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** `in`: it tells us; `out`: we tell it. */
    direction: text('direction').notNull(),
    /** `postgres`: a front-end database; `files`: whoever sends deliveries. */
    kind: text('kind').notNull(),
    /** Schema, names of tables and columns, interval, overlap, silence: `SystemDeclaration`. */
    declaration: jsonb('declaration').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    /** A person asked for it to be looked at before its time. */
    isDue: boolean('is_due').notNull().default(false),
  },
  () => [
    check('docking_direction', sql`direction in ('in', 'out')`),
    check('docking_kind', sql`kind in ('postgres', 'files')`),
  ],
)

/** How far a table of a system has been read, or a dataset told to it. */
export const dockingTable = pgTable(
  'docking_table',
  {
    system: text('system').notNull(),
    tableName: text('table_name').notNull(),
    /** Place of the last row: its time as the other database writes it, then its key. */
    cursorAt: text('cursor_at'),
    cursorKey: text('cursor_key'),
    rows: count('rows'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    /** The newest row's own time of change. */
    newestAt: moment('newest_at'),
    polledAt: moment('polled_at'),
    okAt: moment('ok_at'),
    /** When a row last said something else than before. */
    changedAt: moment('changed_at'),
    /** When a row came that had not been read before. */
    heardAt: moment('heard_at'),
    failures: integer('failures').notNull().default(0),
    /** A code of `domain/trouble.ts`: never what a driver says, which may name hosts and people. */
    trouble: text('trouble'),
  },
  table => [primaryKey({ columns: [table.system, table.tableName] })],
)

/** Rows of outside systems as they were sent, in the standard's own columns. */
export const dockingRow = pgTable(
  'docking_row',
  {
    system: text('system').notNull(),
    tableName: text('table_name').notNull(),
    rowKey: text('row_key').notNull(),
    /** 工程代码: what binds rows to their project. */
    worksCode: text('works_code'),
    /** 审批事项实例编码: what binds rows to their step. */
    stepCode: text('step_code'),
    /** 审批事项编码: what binds a step to its description. */
    itemCode: text('item_code'),
    content: jsonb('content').notNull(),
    changedAt: moment('changed_at').notNull(),
    /** The last time the system said it, changed or not. */
    verifiedAt: moment('verified_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.system, table.tableName, table.rowKey] }),
    index('docking_row_works').on(table.system, table.worksCode),
    index('docking_row_step').on(table.system, table.stepCode),
    index('docking_row_item').on(table.system, table.itemCode),
  ],
)

/** Two projects of different systems that are, may be, or are not one. */
export const projectMatch = pgTable(
  'project_match',
  {
    id: uuid('id').primaryKey(),
    /** The record that counts; the older one. */
    firstId: uuid('first_id').notNull(),
    secondId: uuid('second_id').notNull(),
    /** Why they look alike: `code`, `credit`, `name`, `near`, `district`. */
    reasons: text('reasons').array().notNull(),
    /** 0 to 100. */
    score: integer('score').notNull(),
    state: text('state').notNull(),
    /** `code` and `credit` by rule, `person` by somebody. */
    decidedBy: text('decided_by'),
    decidedAt: moment('decided_at'),
    note: text('note'),
    foundAt: moment('found_at').notNull(),
  },
  table => [
    uniqueIndex('project_match_pair').on(table.firstId, table.secondId),
    index('project_match_second').on(table.secondId),
    index('project_match_state').on(table.state, table.score),
    check('project_match_state_known', sql`state in ('waiting', 'joined', 'apart')`),
  ],
)

/** Rows that are told to another system: each once, under a number of its own. */
export const dockingSent = pgTable(
  'docking_sent',
  {
    number: text('number').primaryKey(),
    /** Grows; the order in which rows are told. */
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    system: text('system').notNull(),
    tableName: text('table_name').notNull(),
    /** What the row is about; the newest of a key is what stands there. */
    rowKey: text('row_key').notNull(),
    content: jsonb('content').notNull(),
    digest: text('digest').notNull(),
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    madeAt: moment('made_at').notNull(),
    nextAt: moment('next_at').notNull(),
    sentAt: moment('sent_at'),
    receiptAt: moment('receipt_at'),
    /** What the other side says against it; while it waits, a code of `domain/trouble.ts`. */
    reason: text('reason'),
    /** The number under which it was sent again. */
    replacedBy: text('replaced_by'),
  },
  table => [
    index('docking_sent_due').on(table.system, table.nextAt).where(sql`state = 'waiting'`),
    index('docking_sent_open').on(table.system, table.seq).where(sql`state = 'sent'`),
    index('docking_sent_key').on(table.system, table.tableName, table.rowKey, table.seq),
    check('docking_sent_state', sql`state in ('waiting', 'sent', 'acknowledged', 'refused')`),
  ],
)

/** What a comparison of both sides found. */
export const dockingCheck = pgTable('docking_check', {
  system: text('system').primaryKey(),
  at: moment('at').notNull(),
  checked: count('checked'),
  /** `[{number, table, kind: missing | different | unknown}]`, the first hundred. */
  differences: jsonb('differences').notNull(),
  missing: count('missing'),
  different: count('different'),
  unknown: count('unknown_rows'),
})
