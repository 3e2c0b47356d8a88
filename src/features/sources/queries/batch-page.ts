import type { Sql } from '../../../platform/db/client'
import { badRequest } from '../../../shared/problem'
import { listBatches } from '../data/batch.queries'
import type { BatchOutcome } from '../domain/outcome'

export interface BatchPage {
  readonly items: readonly BatchOutcome[]
  readonly next: string | null
}

function readCursor(text: string): { knownFrom: Date; id: string } {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string]
    const knownFrom = new Date(at)
    if (!Number.isNaN(knownFrom.getTime()) && /^[0-9a-f-]{36}$/.test(id)) return { knownFrom, id }
  } catch {
    // the same answer as for a cursor of another list
  }
  throw badRequest('bad-cursor', 'The cursor belongs to another query', { parameter: 'cursor' })
}

/** Deliveries, newest first. @throws Problem 400 `bad-limit`, `bad-cursor` */
export async function batchPage(sql: Sql, query: { limit?: string; cursor?: string }): Promise<BatchPage> {
  const limit = query.limit === undefined ? 100 : Number(query.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw badRequest('bad-limit', 'limit is a number from 1 to 1000', { parameter: 'limit' })
  const rows = await listBatches(sql, limit + 1, query.cursor === undefined ? undefined : readCursor(query.cursor))
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next =
    rows.length > limit && last ? Buffer.from(JSON.stringify([last.knownFrom, last.batch])).toString('base64url') : null
  return { items, next }
}
