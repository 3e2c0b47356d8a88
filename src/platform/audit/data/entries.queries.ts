import type { Connection } from '../../db/client'
import type { AuditFacts } from '../audit-hash'

/** An entry as it is stored: what it says, and the hash that ties it to the one before. */
export interface StoredEntry extends AuditFacts {
  readonly hash: string
}

/** Where the chain ends; `null` where nothing was ever written. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: string
}

/** Entries in the order of the chain, after a number. */
export const entriesAfter = (sql: Connection, after: number, limit: number): Promise<StoredEntry[]> =>
  sql<StoredEntry[]>`
    select seq, at, actor, action, outcome, subject, "from", request_id as "requestId", before, after, reason, hash
    from audit_entry where seq > ${after} order by seq limit ${limit}`

export async function hashOf(sql: Connection, seq: number): Promise<string | null> {
  const [row] = await sql<{ hash: string }[]>`select hash from audit_entry where seq = ${seq}`
  return row?.hash ?? null
}
