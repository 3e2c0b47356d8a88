import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Platforms that cases are handed to and come from. */
export const outsidePlatform = pgTable('outside_platform', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  /** Where it is told. */
  url: text('url').notNull(),
  /** Signs what it is told. */
  secret: text('secret').notNull(),
  /** Id of the key that its own calls come with. */
  keyId: text('key_id').notNull().unique(),
  at: moment('at').notNull(),
  actor: text('actor').notNull(),
})

/** A case handed over, with both numbers and their clock; ours is the case's. */
export const caseTransfer = pgTable(
  'case_transfer',
  {
    id: uuid('id').primaryKey(),
    caseId: uuid('case_id').notNull(),
    platform: text('platform')
      .notNull()
      .references(() => outsidePlatform.code),
    direction: text('direction').notNull(),
    ourNo: text('our_no').notNull(),
    theirNo: text('their_no'),
    theirDueAt: moment('their_due_at'),
    reason: text('reason').notNull(),
    state: text('state').notNull(),
    handedAt: moment('handed_at').notNull(),
    /** State that the other side has been told, or that it told us. */
    told: text('told'),
    attempts: integer('attempts').notNull().default(0),
    /** When it is told next; null: there is nothing to tell. */
    nextAt: moment('next_at'),
    error: text('error'),
  },
  table => [
    index('case_transfer_case').on(table.caseId),
    index('case_transfer_due').on(table.nextAt).where(sql`next_at is not null`),
    index('case_transfer_open').on(table.direction).where(sql`state not in ('done', 'returned', 'failed')`),
    uniqueIndex('case_transfer_theirs').on(table.platform, table.theirNo).where(sql`direction = 'in'`),
    check('case_transfer_direction', sql`direction in ('in', 'out')`),
    check('case_transfer_state', sql`state in ('waiting', 'received', 'accepted', 'done', 'returned', 'failed')`),
  ],
)

/** What either side said of a transfer; only added. */
export const transferReceipt = pgTable(
  'transfer_receipt',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    transferId: uuid('transfer_id')
      .notNull()
      .references(() => caseTransfer.id),
    at: moment('at').notNull(),
    /** `us` or `them`. */
    by: text('by').notNull(),
    state: text('state').notNull(),
    number: text('number'),
    dueAt: moment('due_at'),
    text: text('text'),
  },
  table => [index('transfer_receipt_of').on(table.transferId, table.seq)],
)
