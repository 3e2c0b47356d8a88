import { sql } from 'drizzle-orm'
import { bigserial, check, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { person } from '../../people/data/person.table'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Walls that were enrolled: each has an account of its own, which may show the wall and nothing else. */
export const kiosk = pgTable('kiosk', {
  id: text('id')
    .primaryKey()
    .references(() => person.id),
  name: text('name').notNull(),
  area: text('area'),
  /** What it shows when nobody asks for anything else: `mode`, `lang`, `scene`, `playlist`. */
  settings: jsonb('settings').notNull(),
  enrolledAt: moment('enrolled_at').notNull(),
  enrolledBy: text('enrolled_by').notNull(),
  revokedAt: moment('revoked_at'),
  revokedBy: text('revoked_by'),
  /** What somebody sent to it last, and until when it shows that. */
  shown: jsonb('shown'),
  shownUntil: moment('shown_until'),
})

/** A screen that asks to be let in: it shows the code and keeps the secret, of which only the hash is here. */
export const kioskEnrolment = pgTable('kiosk_enrolment', {
  id: uuid('id').primaryKey(),
  code: text('code').notNull().unique(),
  secretHash: text('secret_hash').notNull().unique(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  kioskId: text('kiosk_id').references(() => kiosk.id),
})

/** Playlists of scenes; a change is a new version, the newest of a name counts. */
export const wallPlaylist = pgTable(
  'wall_playlist',
  {
    version: bigserial('version', { mode: 'number' }).primaryKey(),
    name: text('name').notNull(),
    entries: jsonb('entries').notNull(),
    savedAt: moment('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  () => [check('wall_playlist_entries', sql`jsonb_typeof(entries) = 'array'`)],
)
