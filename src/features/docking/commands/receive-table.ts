import path from 'node:path'
import type { City } from '@/features/areas'
import { type Body, openRows, type RawRow, type ReadOptions, receiveBody } from '@/features/sources/server'
import type { CommandContext } from '@/platform/command/context'
import { config } from '@/platform/config'
import type { Sql, Tx } from '@/platform/db/client'
import { authorize, delivering } from '@/shared/auth'
import { badRequest, notFound, Problem } from '@/shared/problem'
import { findSystem, moveCursor } from '../data/system.queries'
import { spglTable } from '../domain/spgl/tables'
import { type Taken, takeRows } from './take-rows'

interface Delivery {
  readonly system: string
  readonly table: string
  readonly request: Request
  readonly options: ReadOptions
}

const asObject = (row: RawRow, columns: readonly string[] | undefined): Record<string, unknown> | undefined =>
  row.value ??
  (columns && row.cells ? Object.fromEntries(columns.map((name, at) => [name, row.cells?.[at]])) : undefined)

/** Rows of one delivery at most: they are joined and written together. */
const MOST_ROWS = 100_000

/**
 * A delivery of one table of the standard as CSV, JSON, NDJSON or workbook, all of it or nothing.
 * @throws Denied; Problem 404 `unknown-system`, `unknown-table`; what makes a body unreadable
 */
export async function receiveTable(
  { system: name, table: tableName, request, options }: Delivery,
  { sql, city, context }: { readonly sql: Sql; readonly city: City; readonly context: CommandContext },
): Promise<Taken> {
  const system = await findSystem(sql, name)
  if (system?.declaration.direction !== 'in')
    throw notFound('unknown-system', `No system is called ${name.slice(0, 60)}`)
  for (const dataset of ['project', 'approval_step', 'problem']) authorize(context.actor, delivering, dataset)
  const table = spglTable(tableName)
  if (!table)
    throw notFound('unknown-table', `The standard has no table ${tableName.slice(0, 60)} that becomes records`)
  const received = await receiveBody(request, path.join(config().dataDir, 'spool'), false)
  try {
    const rows = await rowsOf(received.body, options)
    return (await sql.begin(async (tx: Tx) => {
      const now = context.clock.now()
      const news = { cursor: null, newestAt: null, rows: rows.length, now, isNews: true }
      await moveCursor(tx, { system: name, table: table.name, ...news })
      return takeRows(tx, { system: name, table, rows }, { city, clock: context.clock, by: context })
    })) as Taken
  } finally {
    await received.dispose()
  }
}

async function rowsOf(body: Body, options: ReadOptions) {
  const reading = await openRows(body, options)
  const rows: { line: number; value: Record<string, unknown> }[] = []
  for await (const part of reading.rows) {
    for (const row of part) rows.push({ line: row.line, value: asObject(row, reading.columns) ?? {} })
    if (rows.length > MOST_ROWS)
      throw new Problem(413, 'too-large', `A table is delivered in parts of ${MOST_ROWS} rows`)
  }
  if (rows.length === 0) throw badRequest('empty', 'The delivery holds no rows')
  return rows
}
