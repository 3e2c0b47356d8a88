import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Origin } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { system as systemActor } from '@/shared/auth'
import type { FrontDatabase, FrontRow } from '../data/front-database'
import {
  type Cursor,
  holdCursor,
  moveCursor,
  noteFailure,
  type StoredSystem,
  tableStates,
} from '../data/system.queries'
import { type SpglTable, spglTables } from '../domain/spgl/tables'
import { troubleOf } from '../domain/trouble'
import { takeRows } from './take-rows'

export interface Polling {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly front: FrontDatabase
  readonly signal?: AbortSignal | undefined
  /** Rows read and taken in at once. */
  readonly pageRows?: number | undefined
}

const PAGE_ROWS = 500
const by: Origin = { actor: systemActor('docking'), requestId: 'docking', from: null }

/** The tables of the standard that a system has, under the names it gives them. */
export const tablesOf = ({ declaration }: StoredSystem): readonly { table: SpglTable; foreign: string }[] =>
  spglTables.flatMap(table => {
    const foreign = declaration.tables ? declaration.tables[table.name] : table.name.toLowerCase()
    return foreign === undefined ? [] : [{ table, foreign }]
  })

const isAfter = (row: FrontRow, cursor: Cursor | null): boolean =>
  cursor === null || row.at > cursor.at || (row.at === cursor.at && row.key > cursor.key)

/**
 * Reads what is new in a system's front-end database, table by table, and takes it in. The rows of a page and the place
 * after it are committed together: whenever it is cut off, the next look goes on from there and repeats nothing.
 * @returns rows that changed something
 */
export async function pollSystem(stored: StoredSystem, polling: Polling): Promise<number> {
  const { sql, clock } = polling
  let changed = 0
  for (const { table, foreign } of tablesOf(stored)) {
    if (polling.signal?.aborted) break
    try {
      changed += await pollTable(stored, table, foreign, polling)
    } catch (error) {
      await noteFailure(sql, stored.name, table.name, troubleOf(error), clock.now())
    }
  }
  return changed
}

async function pollTable(
  { name, declaration }: StoredSystem,
  table: SpglTable,
  foreign: string,
  { sql, city, clock, front, signal, pageRows = PAGE_ROWS }: Polling,
): Promise<number> {
  const { schema, updatedColumn, keyColumn } = declaration
  const where = { schema, table: foreign, updatedColumn, keyColumn }
  const stored = (await tableStates(sql, name)).find(each => each.table === table.name)
  let reached: Cursor | null = stored?.cursorAt == null ? null : { at: stored.cursorAt, key: stored.cursorKey ?? '' }
  let after = reached
  let lookBack = declaration.overlapSeconds
  let changed = 0
  for (;;) {
    const page = await front.rowsAfter(where, after, { lookBack, limit: pageRows, timeZone: city.timezone })
    const before = reached
    const last = page.at(-1)
    const isNews = last !== undefined && isAfter(last, before)
    const taken = await sql.begin(async tx => {
      const held = await holdCursor(tx, name, table.name)
      // another worker was quicker; it goes on from where it is
      if (held?.at !== before?.at || held?.key !== before?.key) return null
      await moveCursor(tx, {
        system: name,
        table: table.name,
        cursor: isNews ? { at: last.at, key: last.key } : null,
        newestAt: last?.changedAt ?? null,
        rows: page.length,
        now: clock.now(),
        isNews,
      })
      if (page.length === 0) return { changed: 0 }
      const rows = page.map(({ row }, at) => ({ line: at + 1, value: row }))
      return takeRows(tx, { system: name, table, rows }, { city, clock, by })
    })
    if (taken === null) return changed
    changed += taken.changed
    if (last === undefined || page.length < pageRows || signal?.aborted) return changed
    if (isNews) reached = { at: last.at, key: last.key }
    after = { at: last.at, key: last.key }
    lookBack = 0
  }
}
