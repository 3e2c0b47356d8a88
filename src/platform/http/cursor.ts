import { createHash } from 'node:crypto'
import { z } from 'zod'
import { badRequest } from '@/shared/problem'

/** Where the next page begins: after this row, of the same question at the same moments. */
export interface Cursor {
  readonly at: string
  readonly known: string | null
  readonly after: readonly [order: string, id: string]
}

const written = z.object({
  query: z.string(),
  at: z.string(),
  known: z.string().nullable(),
  after: z.tuple([z.string(), z.string()]),
})

const fingerprint = (query: unknown): string =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16)

/** @param query everything the list was asked but the page itself */
export const writeCursor = (query: unknown, cursor: Cursor): string =>
  Buffer.from(JSON.stringify({ query: fingerprint(query), ...cursor })).toString('base64url')

/** @throws Problem 400 `bad-cursor` for a cursor of another question */
export function readCursor(query: unknown, text: string): Cursor {
  try {
    const { query: bound, ...cursor } = written.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (bound === fingerprint(query)) return cursor
  } catch {
    // the same answer as for a cursor of another question
  }
  throw badRequest('bad-cursor', 'The cursor belongs to another query', { parameter: 'cursor' })
}
