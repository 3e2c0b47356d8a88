import { sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** A link to one project's scores for one contact. The token itself is nowhere: it is made of the id and the secret. */
export const ratingInvitation = pgTable(
  'rating_invitation',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    projectCode: text('project_code').notNull(),
    district: text('district').notNull(),
    enterpriseId: text('enterprise_id'),
    moment: text('moment').notNull(),
    /** The set moment of the project that asked by itself, such as `licence` or `yearly-2`; each asks once. */
    occasion: text('occasion'),
    roundId: uuid('round_id'),
    madeAt: moment('made_at').notNull(),
    madeBy: text('made_by').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
    revokedAt: moment('revoked_at'),
  },
  table => [
    index('rating_invitation_project').on(table.projectCode, table.moment),
    index('rating_invitation_made').on(table.madeAt),
    index('rating_invitation_enterprise').on(table.enterpriseId),
    uniqueIndex('rating_invitation_occasion').on(table.projectCode, table.occasion).where(sql`occasion is not null`),
  ],
)

/** What was said beside the score; who said it is known by the invitation alone, which the unit never sees. */
export const ratingDetail = pgTable(
  'rating_detail',
  {
    ratingNo: text('rating_no').primaryKey(),
    invitationId: uuid('invitation_id').notNull(),
    unit: text('unit').notNull(),
    district: text('district').notNull(),
    level: text('level').notNull(),
    score: smallint('score').notNull(),
    speed: smallint('speed'),
    clarity: smallint('clarity'),
    materials: smallint('materials'),
    attitude: smallint('attitude'),
    result: smallint('result'),
    reason: text('reason'),
    marks: text('marks').array().notNull(),
    /** Salted hash of the address. */
    fromHash: text('from_hash'),
    ratedAt: moment('rated_at').notNull(),
  },
  table => [
    index('rating_detail_unit').on(table.unit, table.ratedAt),
    index('rating_detail_invitation').on(table.invitationId),
  ],
)

/** A low score or a suggestion, until the investor has an answer that helps or has said that it does not. */
export const ratingFollowUp = pgTable(
  'rating_follow_up',
  {
    ratingNo: text('rating_no').primaryKey(),
    invitationId: uuid('invitation_id').notNull(),
    unit: text('unit').notNull(),
    district: text('district').notNull(),
    askedAt: moment('asked_at').notNull(),
    /** The day promised to the investor. */
    dueAt: moment('due_at').notNull(),
    state: text('state').notNull(),
    version: integer('version').notNull(),
    rounds: integer('rounds').notNull(),
    answer: text('answer'),
    answeredAt: moment('answered_at'),
    answeredBy: text('answered_by'),
    comment: text('comment'),
    helped: boolean('helped'),
    saidAt: moment('said_at'),
    publishedChange: text('published_change'),
    publishedAt: moment('published_at'),
  },
  table => [index('rating_follow_up_unit').on(table.unit, table.state, table.dueAt)],
)

/** How scores are counted, version by version; a version is never changed. */
export const ratingRule = pgTable('rating_rule', {
  version: integer('version').primaryKey(),
  validFrom: moment('valid_from').notNull(),
  minimum: integer('minimum').notNull(),
  days: integer('days').notNull(),
  excludes: text('excludes').array().notNull(),
  insideNetworks: text('inside_networks').array().notNull(),
  /** Moments that ask by themselves, how often an investor may score unasked, and how asking is worded. */
  asking: jsonb('asking'),
  author: text('author').notNull(),
  reason: text('reason').notNull(),
})

/** A round: investors drawn at random by a rule that is kept with it. */
export const ratingRound = pgTable('rating_round', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  madeAt: moment('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  rule: jsonb('rule').notNull(),
  drawn: integer('drawn').notNull(),
})

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** What an investor sent along, without what a camera or a program wrote into it. The id says nothing about when. */
export const ratingFile = pgTable(
  'rating_file',
  {
    id: uuid('id').primaryKey(),
    invitationId: uuid('invitation_id').notNull(),
    /** Empty until the score is given; what is never given is thrown away. */
    ratingNo: text('rating_no'),
    type: text('type').notNull(),
    content: bytes('content').notNull(),
    keptAt: moment('kept_at').notNull(),
  },
  table => [index('rating_file_invitation').on(table.invitationId), index('rating_file_rating').on(table.ratingNo)],
)
