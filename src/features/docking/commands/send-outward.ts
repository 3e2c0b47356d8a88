import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import type { FrontDatabase } from '../data/front-database'
import {
  hasTroubled,
  markAcknowledged,
  markRefused,
  markSent,
  markTried,
  nextDue,
  withoutReceipt,
} from '../data/sent.queries'
import { moveCursor, noteFailure, type StoredSystem } from '../data/system.queries'
import { troubleOf } from '../domain/trouble'

interface Sending {
  readonly sql: Sql
  readonly clock: Clock
  readonly front: FrontDatabase
  readonly signal?: AbortSignal | undefined
}

const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 3_600_000
const RECEIPTS = 500
/** Where failures of sending are kept. */
export const SENDING = 'sending'

export const foreignName = ({ declaration }: StoredSystem, table: string): string =>
  declaration.tables?.[table] ?? table.toLowerCase()

const target = (system: StoredSystem, table: string) => ({
  schema: system.declaration.schema,
  table: foreignName(system, table),
  keyColumn: system.declaration.keyColumn,
})

/**
 * Tells what waits, in its order. A row is put under its number in the other database first and marked here after: cut
 * off between the two it is put again, and its number lets nothing stand there twice.
 */
export async function sendOutward(system: StoredSystem, { sql, clock, front, signal }: Sending): Promise<number> {
  let sent = 0
  while (!signal?.aborted) {
    const went = await sql.begin(async tx => {
      const row = await nextDue(tx, system.name, clock.now())
      if (!row) return 'none'
      try {
        await front.put(target(system, row.table), { ...row.content, [system.declaration.keyColumn]: row.number })
      } catch (error) {
        const trouble = troubleOf(error)
        if (trouble === 'refused-row') {
          await markRefused(tx, row.number, trouble, clock.now())
          return 'refused'
        }
        const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** row.attempts)
        await markTried(tx, row.number, trouble, new Date(clock.now().getTime() + wait))
        return trouble
      }
      await markSent(tx, row.number, clock.now())
      return 'sent'
    })
    if (went === 'none') break
    if (went === 'sent') sent++
    else if (went !== 'refused') {
      await noteFailure(sql, system.name, SENDING, went, clock.now())
      return sent
    }
  }
  await takeReceipts(system, { sql, clock, front })
  // what is waited for is still in trouble, though nothing is due just now
  if (await hasTroubled(sql, system.name)) return sent
  await sql.begin(tx =>
    moveCursor(tx, {
      system: system.name,
      table: SENDING,
      cursor: null,
      newestAt: null,
      rows: sent,
      now: clock.now(),
      isNews: sent > 0,
    }),
  )
  return sent
}

/** Asks what the other side says of rows it has not acknowledged yet. */
export async function takeReceipts(system: StoredSystem, { sql, clock, front }: Sending): Promise<void> {
  const { keyColumn, receiptColumn, acknowledged, refused, reasonColumn } = system.declaration
  for (let after = 0; ; ) {
    const open = await withoutReceipt(sql, system.name, after, RECEIPTS)
    for (const table of new Set(open.map(each => each.table))) {
      const numbers = open.filter(each => each.table === table).map(each => each.number)
      for (const row of await front.rowsUnder(target(system, table), numbers)) {
        const said = String(row[receiptColumn] ?? '')
        const number = String(row[keyColumn] ?? '')
        if (acknowledged.includes(said)) await markAcknowledged(sql, number, clock.now())
        else if (refused.includes(said))
          await markRefused(sql, number, maskedText(String(row[reasonColumn] ?? said)).slice(0, 500), clock.now())
      }
    }
    const last = open.at(-1)
    if (!last || open.length < RECEIPTS) return
    after = last.seq
  }
}
