import type { Connection } from '@/platform/db/client'
import { type Actor, actorName } from '@/shared/auth'
import { handovers } from '../data/duty.queries'

const SHOWN = 20

/** The newest hand-over sheets as a desk shows them: whose they are is in the audit. */
export async function handoverSheets(sql: Connection, actor: Actor) {
  const sheets = await handovers(sql, SHOWN)
  return sheets.map(({ id, from, to, content, note, givenBy, takenBy }) => ({
    id,
    from: from.toISOString(),
    to: to.toISOString(),
    content,
    note,
    isTaken: takenBy !== null,
    isOwn: givenBy === actorName(actor),
  }))
}
