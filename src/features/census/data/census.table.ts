import { sql } from 'drizzle-orm'
import {
  bigserial,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** A round of the census: some cells, walked by a survey unit, signed off by somebody else. */
export const censusRound = pgTable(
  'census_round',
  {
    id: uuid('id').primaryKey(),
    no: text('no').notNull().unique(),
    title: text('title').notNull(),
    district: text('district').notNull(),
    cells: text('cells').array().notNull(),
    /** Groups of components; none: all of them. */
    groups: text('groups').array().notNull(),
    unit: text('unit').notNull(),
    surveyor: text('surveyor').notNull(),
    grade: text('grade').notNull(),
    certificate: text('certificate').notNull(),
    certifiedTo: date('certified_to').notNull(),
    dueOn: date('due_on').notNull(),
    cycleMonths: integer('cycle_months').notNull(),
    state: text('state').notNull(),
    plannedBy: text('planned_by').notNull(),
    plannedAt: moment('planned_at').notNull(),
    begunAt: moment('begun_at'),
    submittedBy: text('submitted_by'),
    submittedAt: moment('submitted_at'),
    signedBy: text('signed_by'),
    signedAt: moment('signed_at'),
    nextDueOn: date('next_due_on'),
    /** Why it was returned or cancelled last. */
    reason: text('reason'),
    /** What signing changed in the ledger, and what it could not. */
    outcome: jsonb('outcome'),
  },
  table => [
    check('census_round_state', sql`state in ('planned', 'running', 'submitted', 'signed', 'cancelled')`),
    check('census_round_signed', sql`(state = 'signed') = (signed_at is not null and next_due_on is not null)`),
    check('census_round_own', sql`signed_by is distinct from submitted_by or signed_by is null`),
    index('census_round_open').on(table.district).where(sql`state in ('planned', 'running', 'submitted')`),
  ],
)

/** A thing of a round's list: of the ledger as it stood when the round began, or new. */
export const censusThing = pgTable(
  'census_thing',
  {
    id: uuid('id').primaryKey(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => censusRound.id),
    cell: text('cell').notNull(),
    /** Record of the ledger; null for what the ledger does not know. */
    recordId: uuid('record_id'),
    code: text('code'),
    cls: text('cls').notNull(),
    title: text('title'),
    state: text('state'),
    lng: doublePrecision('lng'),
    lat: doublePrecision('lat'),
  },
  table => [
    index('census_thing_round').on(table.roundId, table.cell),
    uniqueIndex('census_thing_once').on(table.roundId, table.recordId),
  ],
)

/** What was found of a thing; only added, the last one counts. */
export const censusFinding = pgTable(
  'census_finding',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    commandId: uuid('command_id').notNull().unique(),
    thingId: uuid('thing_id')
      .notNull()
      .references(() => censusThing.id),
    kind: text('kind').notNull(),
    state: text('state'),
    lng: doublePrecision('lng'),
    lat: doublePrecision('lat'),
    note: text('note').notNull(),
    /** When it was seen, by the phone. */
    at: moment('at').notNull(),
    receivedAt: moment('received_at').notNull(),
    actor: text('actor').notNull(),
  },
  table => [
    index('census_finding_of').on(table.thingId, table.seq),
    check('census_finding_kind', sql`kind in ('found', 'missing', 'moved', 'new')`),
    check('census_finding_place', sql`kind not in ('moved', 'new') or (lng is not null and lat is not null)`),
  ],
)
