import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Keys of programs. The key itself is nowhere: it is shown once, and only its hash is kept. */
export const apiKey = pgTable('api_key', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  /** The readable beginning, by which a key is found and spoken of. */
  prefix: text('prefix').notNull().unique(),
  /** SHA-256 of the whole key, base64url. */
  hash: text('hash').notNull(),
  /** Null: every dataset. */
  datasets: text('datasets').array(),
  verbs: text('verbs').array().notNull(),
  /** Code of the area whose subtree it reaches; null: the whole city. */
  area: text('area'),
  madeBy: text('made_by').notNull(),
  madeAt: moment('made_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  revokedAt: moment('revoked_at'),
  revokedBy: text('revoked_by'),
  calls: bigint('calls', { mode: 'number' }).notNull().default(0),
  lastUsedAt: moment('last_used_at'),
  lastUsedFrom: text('last_used_from'),
})
