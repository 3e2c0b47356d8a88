import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Accounts. The first block is what the sign-in library asks for, the second is ours. */
export const person = pgTable('person', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** `<username>@people.invalid`: the library wants one, nobody writes to it. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  username: text('username').notNull().unique(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),

  roles: text('roles').array().notNull().default(sql`'{}'`),
  unit: text('unit'),
  post: text('post'),
  area: text('area'),
  disabledAt: moment('disabled_at'),
  mustChangePassword: boolean('must_change_password').notNull().default(false),
  /** Key of the demo persona; null for everybody real. */
  persona: text('persona').unique(),
})

/** How a person proves who he is: one row with the argon2id hash of the password. */
export const personCredential = pgTable(
  'person_credential',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  table => [index('person_credential_user').on(table.userId)],
)

/** Who is signed in where. A row that is gone is a session that has ended. */
export const personSession = pgTable(
  'person_session',
  {
    id: text('id').primaryKey(),
    /** In the cookie beside its signature; whoever reads this table cannot sign. */
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    /** Last request that came with it, to the minute. */
    updatedAt: moment('updated_at').notNull(),
  },
  table => [index('person_session_user').on(table.userId)],
)

/** Asked for by the sign-in library: short-lived proofs, such as those of a second factor later. */
export const personVerification = pgTable(
  'person_verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  table => [index('person_verification_identifier').on(table.identifier)],
)

/** Sign-ins that failed lately, by name and by address of the connection. */
export const signInFailure = pgTable('sign_in_failure', {
  /** `name:<name>` or `from:<address>`. */
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  /** When the counting began; it begins anew after the window of `lock-out.ts`. */
  since: moment('since').notNull(),
})
