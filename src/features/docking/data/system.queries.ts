import type { Connection, Tx } from '@/platform/db/client'
import type { SystemDeclaration } from '../domain/system'

export interface StoredSystem {
  readonly name: string
  readonly declaration: SystemDeclaration
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly isDue: boolean
}

const selected = (sql: Connection) => sql`
  name, declaration, created_at as "createdAt", updated_at as "updatedAt", is_due as "isDue"`

export const systems = (sql: Connection) => sql<StoredSystem[]>`
  select ${selected(sql)} from docking_system order by direction, name`

export async function findSystem(sql: Connection, name: string): Promise<StoredSystem | null> {
  const [row] = await sql<StoredSystem[]>`select ${selected(sql)} from docking_system where name = ${name}`
  return row ?? null
}

/** Adds or replaces a declaration; answers whether it is new. */
export async function saveSystem(tx: Tx, declaration: SystemDeclaration, now: Date): Promise<boolean> {
  const { name, title, direction, kind } = declaration
  const [row] = await tx<{ isNew: boolean }[]>`
    insert into docking_system (name, title_zh, title_en, direction, kind, declaration, created_at, updated_at, is_due)
    values (${name}, ${title.zh}, ${title.en}, ${direction}, ${kind}, ${tx.json(declaration as never)}, ${now}, ${now}, true)
    on conflict (name) do update set title_zh = excluded.title_zh, title_en = excluded.title_en,
      direction = excluded.direction, kind = excluded.kind, declaration = excluded.declaration,
      updated_at = excluded.updated_at, is_due = true
    returning created_at = updated_at as "isNew"`
  return row?.isNew ?? false
}

export const askForLook = (tx: Tx, name: string) => tx`update docking_system set is_due = true where name = ${name}`
export const lookBegins = (sql: Connection, name: string) =>
  sql`update docking_system set is_due = false where name = ${name}`

export interface TableState {
  readonly system: string
  readonly table: string
  readonly cursorAt: string | null
  readonly cursorKey: string | null
  readonly rows: number
  readonly changed: number
  readonly unchanged: number
  readonly newestAt: Date | null
  readonly polledAt: Date | null
  readonly okAt: Date | null
  readonly heardAt: Date | null
  readonly changedAt: Date | null
  readonly failures: number
  readonly trouble: string | null
}

/** How far the tables are; of one system or of all. */
export const tableStates = (sql: Connection, system: string | null) => sql<TableState[]>`
  select system, table_name as "table", cursor_at as "cursorAt", cursor_key as "cursorKey", rows, changed, unchanged,
    newest_at as "newestAt", polled_at as "polledAt", ok_at as "okAt", heard_at as "heardAt", changed_at as "changedAt", failures, trouble
  from docking_table where ${system === null ? sql`true` : sql`system = ${system}`} order by system, table_name`

export interface Cursor {
  readonly at: string
  readonly key: string
}

/**
 * Becomes the only one that moves a table on, and answers where it stands. Two workers that read the same page find
 * out here: the second sees another place than it began from.
 */
export async function holdCursor(tx: Tx, system: string, table: string): Promise<Cursor | null> {
  await tx`insert into docking_table (system, table_name) values (${system}, ${table}) on conflict do nothing`
  const [row] = await tx<{ at: string | null; key: string | null }[]>`
    select cursor_at as at, cursor_key as key from docking_table
    where system = ${system} and table_name = ${table} for update`
  return row && row.at !== null ? { at: row.at, key: row.key ?? '' } : null
}

interface Progress {
  readonly system: string
  readonly table: string
  readonly cursor: Cursor | null
  readonly newestAt: Date | null
  readonly rows: number
  readonly now: Date
  readonly isNews: boolean
}

export const moveCursor = (tx: Tx, { system, table, cursor, newestAt, rows, now, isNews }: Progress) => tx`
  insert into docking_table as t (system, table_name, cursor_at, cursor_key, rows, newest_at, polled_at, ok_at, heard_at)
  values (${system}, ${table}, ${cursor?.at ?? null}, ${cursor?.key ?? null}, ${rows}, ${newestAt}, ${now}, ${now},
    ${isNews ? now : null})
  on conflict (system, table_name) do update set cursor_at = coalesce(excluded.cursor_at, t.cursor_at),
    cursor_key = coalesce(excluded.cursor_key, t.cursor_key), rows = t.rows + excluded.rows,
    newest_at = greatest(t.newest_at, excluded.newest_at), polled_at = excluded.polled_at, ok_at = excluded.ok_at,
    heard_at = coalesce(excluded.heard_at, t.heard_at), failures = 0, trouble = null`

/** Counts what a delivery of rows changed and what it only said again. */
export const countTaken = (
  tx: Tx,
  {
    system,
    table,
    changed,
    unchanged,
    now,
  }: Pick<Progress, 'system' | 'table' | 'now'> & Record<'changed' | 'unchanged', number>,
) => tx`
  insert into docking_table as t (system, table_name, changed, unchanged, changed_at)
  values (${system}, ${table}, ${changed}, ${unchanged}, ${changed > 0 ? now : null})
  on conflict (system, table_name) do update set changed = t.changed + excluded.changed,
    unchanged = t.unchanged + excluded.unchanged, changed_at = coalesce(excluded.changed_at, t.changed_at)`

export const noteFailure = (sql: Connection, system: string, table: string, trouble: string, now: Date) => sql`
  insert into docking_table as t (system, table_name, polled_at, failures, trouble)
  values (${system}, ${table}, ${now}, 1, ${trouble})
  on conflict (system, table_name) do update set polled_at = excluded.polled_at, failures = t.failures + 1,
    trouble = excluded.trouble`

/**
 * Begins what is done from time to time, by one worker of several: true for whoever comes first after `before`, or
 * after `again` where the last attempt failed.
 */
export async function beginsAnew(
  sql: Connection,
  { system, table, before, again, now }: Record<'system' | 'table', string> & Record<'before' | 'again' | 'now', Date>,
): Promise<boolean> {
  const rows = await sql`
    insert into docking_table as t (system, table_name, polled_at) values (${system}, ${table}, ${now})
    on conflict (system, table_name) do update set polled_at = excluded.polled_at
      where t.polled_at is null or t.polled_at <= case when t.failures > 0 then ${again}::timestamptz else ${before} end
    returning 1`
  return rows.length > 0
}
