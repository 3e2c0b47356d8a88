import { sql } from 'drizzle-orm'
import { boolean, customType, index, integer, numeric, pgSchema, primaryKey, serial, text } from 'drizzle-orm/pg-core'

export const rollupSchema = pgSchema('rollup')

const transaction = customType<{ data: string }>({ dataType: () => 'xid8' })
const thisTransaction = sql`pg_current_xact_id()`

/** Numbers that are kept by steps in time, under the short name their steps carry. */
export const counters = rollupSchema.table('counter', {
  id: serial('id').primaryKey(),
  key: text('key').notNull().unique(),
  dataset: text('dataset').notNull(),
  /** Its steps for the records from before it was booked are there. */
  isReady: boolean('is_ready').notNull(),
})

/**
 * Sums of steps, append-only: what is kept of a counter is the sum over all rows. `day`: local day number, -2147483648
 * for steps from the beginning of time.
 */
export const stepSums = rollupSchema.table(
  'step_sum',
  {
    dataset: text('dataset').notNull(),
    district: text('district').notNull(),
    body: text('body'),
    day: integer('day').notNull(),
    counters: integer('counters').array().notNull(),
    amounts: numeric('amounts').array().notNull(),
    /** Whether a counter that looks at the clock has a step in it: values of later days move too. */
    isClocked: boolean('is_clocked').notNull().default(true),
    /** Whether its steps are in the `step_band` of its transaction as well. */
    isBanded: boolean('is_banded').notNull().default(false),
    /** Whether its steps are there by the second. */
    isTimed: boolean('is_timed').notNull().default(false),
    xid: transaction('xid').notNull().default(thisTransaction),
  },
  table => [
    index('step_sum_day').on(table.dataset, table.day),
    // What committed since is found by the transactions that were not visible then.
    index('step_sum_xid').on(table.xid),
  ],
)

/**
 * What a transaction tells whoever keeps the live sums, who takes it away. Either what it adds to days that lie in the
 * same live stretches, in one row a place, so that hundreds of rows are read instead of ten thousand: `day` is the last
 * of the days, `edges` the days with a border by which they were put together; to somebody for whom these are others the
 * row says nothing. Or, with `seconds`, the steps of one day with a border: when each is, from the day's beginning.
 */
export const stepBands = rollupSchema.table(
  'step_band',
  {
    dataset: text('dataset').notNull(),
    district: text('district').notNull(),
    body: text('body'),
    day: integer('day').notNull(),
    edges: integer('edges').array().notNull(),
    seconds: integer('seconds').array(),
    counters: integer('counters').array().notNull(),
    amounts: numeric('amounts').array().notNull(),
    xid: transaction('xid').notNull().default(thisTransaction),
  },
  table => [index('step_band_xid').on(table.xid)],
)

/** Transactions that changed records of a dataset and have not put the steps of all of them into `step_sum`. */
export const unsettled = rollupSchema.table(
  'unsettled',
  {
    dataset: text('dataset').notNull(),
    xid: transaction('xid').notNull().default(thisTransaction),
    /** No longer to be settled from the noted images: the dataset has to be counted anew. */
    isLost: boolean('is_lost').notNull().default(false),
  },
  table => [primaryKey({ columns: [table.dataset, table.xid] })],
)
