import type { Connection, Tx } from '@/platform/db/client'
import type { RoomEntry } from '../domain/room/entry'

interface Row extends Omit<RoomEntry, 'at'> {
  readonly at: Date
}
const columns = (sql: Connection) => sql`kind, number, version, verb, data, at, post`
const entryOf = (row: Row): RoomEntry => ({ ...row, at: row.at.getTime() })

/** Entries of an emergency's room up to a moment, in their order; all of them without one. */
export async function roomEntries(sql: Connection, emergencyId: number, until: Date | null): Promise<RoomEntry[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from room_entry
    where emergency_id = ${emergencyId} ${until === null ? sql`` : sql`and at <= ${until}`}
    order by kind, number, version`
  return rows.map(entryOf)
}

/** What a command wrote when it was sent before; null: it was not. */
export async function writtenBefore(
  sql: Connection,
  id: string,
): Promise<(RoomEntry & { readonly emergencyId: number }) | null> {
  const [row] = await sql<(Row & { readonly emergencyId: number })[]>`
    select ${columns(sql)}, emergency_id as "emergencyId" from room_entry where id = ${id}`
  return row ? { ...entryOf(row), emergencyId: row.emergencyId } : null
}

interface NewEntry extends RoomEntry {
  readonly id: string
  readonly emergencyId: number
  readonly actor: string
}

export const addRoomEntry = (tx: Tx, entry: NewEntry) => tx`
  insert into room_entry (id, emergency_id, kind, number, version, verb, data, at, actor, post)
  values (${entry.id}, ${entry.emergencyId}, ${entry.kind}, ${entry.number}, ${entry.version}, ${entry.verb},
    ${tx.json(entry.data as never)}, ${new Date(entry.at)}, ${entry.actor}, ${entry.post})`
