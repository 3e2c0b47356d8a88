import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Who made a version, and when it was written down; both empty for the list under `seed/indicators`. */
const authorship = () => ({ author: text('author'), madeAt: moment('made_at') })

const hasAuthor = (name: string, { author, madeAt }: { author: AnyPgColumn; madeAt: AnyPgColumn }) =>
  check(name, sql`num_nulls(${author}, ${madeAt}) in (0, 2)`)

/** Versions of what each indicator is; the one with the latest `valid_from` not after a moment is that moment's. */
export const indicatorDefinition = pgTable(
  'indicator_definition',
  {
    code: text('code').notNull(),
    version: integer('version').notNull(),
    validFrom: moment('valid_from').notNull(),
    position: integer('position').notNull(),
    dimension: text('dimension').notNull(),
    domain: text('domain').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    unit: text('unit').notNull(),
    direction: text('direction').notNull(),
    formula: text('formula').notNull(),
    dataset: text('dataset').notNull(),
    period: text('period').notNull(),
    basis: text('basis').notNull(),
    evidence: text('evidence').notNull(),
    reason: text('reason').notNull(),
    /** From this version on the indicator is in no list and no index. */
    retired: boolean('retired').notNull().default(false),
    ...authorship(),
  },
  table => [
    primaryKey({ columns: [table.code, table.version] }),
    hasAuthor('indicator_definition_author', table),
    check('indicator_definition_dimension', sql`${table.dimension} in ('safe', 'tidy', 'orderly', 'convenient')`),
    check('indicator_definition_direction', sql`${table.direction} in ('higher', 'lower', 'target')`),
    check('indicator_definition_period', sql`${table.period} in ('daily', 'weekly', 'monthly', 'quarterly', 'annual')`),
  ],
)

/** Floor, goal and weight by date; history is computed with those of its own date. */
export const indicatorParameter = pgTable(
  'indicator_parameter',
  {
    code: text('code').notNull(),
    version: integer('version').notNull(),
    validFrom: moment('valid_from').notNull(),
    floor: doublePrecision('floor').notNull(),
    goal: doublePrecision('goal').notNull(),
    weight: doublePrecision('weight').notNull(),
    reason: text('reason').notNull(),
    ...authorship(),
  },
  table => [
    primaryKey({ columns: [table.code, table.version] }),
    hasAuthor('indicator_parameter_author', table),
    check('indicator_parameter_sense', sql`${table.floor} <> ${table.goal} and ${table.weight} > 0`),
  ],
)

/** Share of each dimension in the index, by date. */
export const indexWeight = pgTable(
  'index_weight',
  {
    dimension: text('dimension').notNull(),
    version: integer('version').notNull(),
    validFrom: moment('valid_from').notNull(),
    share: doublePrecision('share').notNull(),
    reason: text('reason').notNull(),
    ...authorship(),
  },
  table => [
    primaryKey({ columns: [table.dimension, table.version] }),
    hasAuthor('index_weight_author', table),
    check('index_weight_share', sql`${table.share} > 0 and ${table.share} <= 1`),
  ],
)

/**
 * The moment for which the live values of an indicator were last computed, and the stretch they are counted over. Those
 * that are kept from step sums share the moment of `kept_moment`: theirs are empty.
 */
export const indicatorMoment = pgTable(
  'indicator_moment',
  {
    code: text('code').primaryKey(),
    /** Length of its stretch. */
    length: text('length').notNull(),
    isKept: boolean('is_kept').notNull(),
    at: moment('at'),
    from: moment('from'),
    to: moment('to'),
    /** Last number of the event log that the computation had read; what came later is not in it. */
    seq: bigint('seq', { mode: 'number' }),
  },
  table => [
    check('indicator_moment_own', sql`not (${table.isKept} and ${table.at} is not null)`),
    check('indicator_moment_whole', sql`num_nulls(${table.at}, ${table.from}, ${table.to}, ${table.seq}) in (0, 4)`),
  ],
)

/** The one moment of all values that are kept from step sums, where their stretches began, and what had been read. */
export const keptMoment = pgTable(
  'kept_moment',
  {
    only: boolean('only').primaryKey().default(true),
    /** Who kept them last: whoever finds another's name here reads everything anew. */
    keeper: text('keeper').notNull(),
    at: moment('at').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    /** The transactions whose records are counted (`pg_snapshot`). */
    snapshot: text('snapshot').notNull(),
    fromDaily: moment('from_daily').notNull(),
    fromWeekly: moment('from_weekly').notNull(),
    fromMonthly: moment('from_monthly').notNull(),
    fromQuarterly: moment('from_quarterly').notNull(),
    fromAnnual: moment('from_annual').notNull(),
  },
  table => [check('kept_moment_one_row', sql`${table.only}`)],
)

/** Days of a dataset that got or lost records after they had ended; `reaches`: values of all later days move too. */
export const lateDay = pgTable(
  'late_day',
  {
    dataset: text('dataset').notNull(),
    day: integer('day').notNull(),
    reaches: boolean('reaches').notNull(),
  },
  table => [primaryKey({ columns: [table.dataset, table.day, table.reaches] })],
)

/** Published periods that have to be counted once more, and the datasets that came late. */
export const restatementDue = pgTable(
  'restatement_due',
  {
    code: text('code').notNull(),
    period: text('period').notNull(),
    datasets: text('datasets').array().notNull(),
  },
  table => [primaryKey({ columns: [table.code, table.period] })],
)

/** Live value of each indicator in each area; changed only when it differs. */
export const indicatorValue = pgTable(
  'indicator_value',
  {
    code: text('code').notNull(),
    area: text('area').notNull(),
    value: doublePrecision('value'),
    score: doublePrecision('score'),
    numerator: numeric('numerator'),
    denominator: numeric('denominator'),
    reason: text('reason'),
    changedAt: moment('changed_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.code, table.area] }),
    index('indicator_value_area').on(table.area),
    check('indicator_value_or_reason', sql`(${table.value} is null) = (${table.reason} is not null)`),
  ],
)

/** What was shown and published: append-only. `period` is empty for daily samples of the live value. */
export const indicatorHistory = pgTable(
  'indicator_history',
  {
    code: text('code').notNull(),
    area: text('area').notNull(),
    kind: text('kind').notNull(),
    period: text('period').notNull(),
    /** When it was computed; of several of one period the latest counts. */
    at: moment('at').notNull(),
    from: moment('from').notNull(),
    to: moment('to').notNull(),
    value: doublePrecision('value'),
    score: doublePrecision('score'),
    numerator: numeric('numerator'),
    denominator: numeric('denominator'),
    reason: text('reason'),
    /** Why it was published: `closed`, or `restated` by records that came or changed later. */
    cause: text('cause').notNull(),
    /** Datasets whose records came or changed late; empty where that is not known, and for what was not restated. */
    late: text('late').array().notNull().default(sql`'{}'`),
  },
  table => [
    primaryKey({ columns: [table.code, table.area, table.kind, table.period, table.at] }),
    index('indicator_history_area').on(table.area, table.kind, table.at),
    check('indicator_history_kind', sql`${table.kind} in ('live', 'published')`),
  ],
)

/** Live index of each area: dimension `all` is the area's own. */
export const indexValue = pgTable(
  'index_value',
  {
    area: text('area').notNull(),
    dimension: text('dimension').notNull(),
    value: doublePrecision('value'),
    reason: text('reason'),
    completeness: doublePrecision('completeness').notNull(),
    isCapped: boolean('is_capped').notNull(),
    at: moment('at').notNull(),
    /** The live value one month before `month_ago_at`, with today's records and that date's moment. */
    monthAgo: doublePrecision('month_ago'),
    monthAgoAt: moment('month_ago_at'),
  },
  table => [primaryKey({ columns: [table.area, table.dimension] })],
)

/** The index over time, append-only: one point an hour, and one at each publication. */
export const indexHistory = pgTable(
  'index_history',
  {
    area: text('area').notNull(),
    dimension: text('dimension').notNull(),
    kind: text('kind').notNull(),
    at: moment('at').notNull(),
    value: doublePrecision('value'),
    completeness: doublePrecision('completeness').notNull(),
  },
  table => [
    primaryKey({ columns: [table.area, table.dimension, table.kind, table.at] }),
    check('index_history_kind', sql`${table.kind} in ('live', 'published')`),
  ],
)
