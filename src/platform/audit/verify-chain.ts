import type { Connection } from '../db/client'
import { auditHash, CHAIN_START } from './audit-hash'
import { type ChainEnd, entriesAfter, hashOf, type StoredEntry } from './data/entries.queries'

const PAGE = 1000

/** The first place where the chain is not what it was when it was written. */
export interface ChainBreak {
  readonly seq: number
  /** `changed`: an entry says something else. `missing`: one is gone. `cut`: the end is gone. `rewritten`: made anew. */
  readonly kind: 'changed' | 'missing' | 'cut' | 'rewritten'
}

export interface Verdict {
  readonly checked: number
  /** The last entry that was found sound. */
  readonly end: ChainEnd | null
  readonly broken: ChainBreak | null
}

interface Walk {
  /** The walk begins after this entry, whose hash is trusted; from the first entry where there is none. */
  readonly from?: ChainEnd | null
  /** An end that was written down elsewhere: it must still be there, as it was. */
  readonly anchor?: ChainEnd | null
  readonly onProgress?: (checked: number) => void
  /** Entries read at once. */
  readonly pageSize?: number
}

/** Walks the chain in pages and computes every hash anew. @returns what was checked, and the first break if there is one */
export async function verifyChain(
  sql: Connection,
  { from, anchor, onProgress, pageSize = PAGE }: Walk = {},
): Promise<Verdict> {
  let end: ChainEnd | null = from ?? null
  let checked = 0
  const broken = (seq: number, kind: ChainBreak['kind']): Verdict => ({ checked, end, broken: { seq, kind } })
  if (from && (await hashOf(sql, from.seq)) === null) return broken(from.seq, 'cut')
  for (;;) {
    const page: readonly StoredEntry[] = await entriesAfter(sql, end?.seq ?? 0, pageSize)
    for (const { hash, ...facts } of page) {
      const expected: number = (end?.seq ?? 0) + 1
      if (facts.seq !== expected) return broken(expected, 'missing')
      if (auditHash(end?.hash ?? CHAIN_START, facts) !== hash) return broken(facts.seq, 'changed')
      if (anchor?.seq === facts.seq && anchor.hash !== hash) return broken(facts.seq, 'rewritten')
      end = { seq: facts.seq, hash }
      checked++
    }
    if (page.length < pageSize) break
    onProgress?.(checked)
  }
  if (anchor && anchor.seq > (end?.seq ?? 0)) return broken((end?.seq ?? 0) + 1, 'cut')
  return { checked, end, broken: null }
}
