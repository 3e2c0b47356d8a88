import type { Connection, Tx } from '@/platform/db/client'
import type { Kiosk, KioskSettings, Shown } from '../domain/kiosk'
import type { PlaylistEntry } from '../domain/playlist'

interface KioskRow {
  readonly id: string
  readonly name: string
  readonly area: string | null
  readonly settings: KioskSettings
  readonly enrolledAt: Date
  readonly revokedAt: Date | null
  readonly seenAt: Date | null
  readonly shown: Shown | null
}

const kioskOf = ({ enrolledAt, revokedAt, seenAt, ...row }: KioskRow): Kiosk => ({
  ...row,
  enrolledAt: enrolledAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
  seenAt: seenAt?.toISOString() ?? null,
})

const columns = (sql: Connection, at: Date) => sql`
  k.id, k.name, k.area, k.settings, k.enrolled_at as "enrolledAt", k.revoked_at as "revokedAt",
  (select max(s.updated_at) from person_session s where s.user_id = k.id) as "seenAt",
  case when k.shown_until > ${at} then k.shown end as shown`

/** Every screen that was ever enrolled, those that hold first. */
export async function kiosks(sql: Connection, at: Date): Promise<Kiosk[]> {
  const rows = await sql<KioskRow[]>`
    select ${columns(sql, at)} from kiosk k order by k.revoked_at is not null, k.name, k.id`
  return rows.map(kioskOf)
}

export async function kioskById(sql: Connection, id: string, at: Date): Promise<Kiosk | null> {
  const [row] = await sql<KioskRow[]>`select ${columns(sql, at)} from kiosk k where k.id = ${id}`
  return row ? kioskOf(row) : null
}

export async function holdKiosk(tx: Tx, id: string, at: Date): Promise<Kiosk | null> {
  const [row] = await tx<KioskRow[]>`select ${columns(tx, at)} from kiosk k where k.id = ${id} for update of k`
  return row ? kioskOf(row) : null
}

export const insertKiosk = (
  tx: Tx,
  each: {
    readonly id: string
    readonly name: string
    readonly area: string | null
    readonly settings: KioskSettings
    readonly at: Date
    readonly by: string
  },
) => tx`
  insert into kiosk (id, name, area, settings, enrolled_at, enrolled_by)
  values (${each.id}, ${each.name}, ${each.area}, ${tx.json(each.settings)}, ${each.at}, ${each.by})`

export const markKioskRevoked = (tx: Tx, id: string, at: Date, by: string) =>
  tx`update kiosk set revoked_at = ${at}, revoked_by = ${by}, shown = null, shown_until = null where id = ${id}`

export const saveShown = (tx: Tx, id: string, shown: Shown | null) => tx`
  update kiosk set shown = ${shown === null ? null : tx.json({ ...shown })},
    shown_until = ${shown === null ? null : new Date(shown.until)} where id = ${id}`

/** The newest version of a playlist. */
export async function playlistNamed(sql: Connection, name: string): Promise<SavedPlaylist | null> {
  const [row] = await sql<SavedPlaylist[]>`
    select name, version, entries, saved_at as "savedAt" from wall_playlist
    where name = ${name} order by version desc limit 1`
  return row ?? null
}

export interface SavedPlaylist {
  readonly name: string
  readonly version: number
  readonly entries: readonly PlaylistEntry[]
  readonly savedAt: Date
}

export const playlists = (sql: Connection) => sql<SavedPlaylist[]>`
  select distinct on (name) name, version, entries, saved_at as "savedAt" from wall_playlist order by name, version desc`

export async function insertPlaylist(
  tx: Tx,
  name: string,
  entries: readonly PlaylistEntry[],
  at: Date,
  by: string,
): Promise<number> {
  const [row] = await tx<{ version: number }[]>`
    insert into wall_playlist (name, entries, saved_at, saved_by)
    values (${name}, ${tx.json(entries.map(each => ({ ...each })))}, ${at}, ${by}) returning version`
  return row?.version ?? 0
}
