import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../db/client'
import { moveAnchor } from './anchor'
import type { ChainBreak } from './verify-chain'

const EVERY_MS = 60_000

interface Keeping {
  readonly sql: Sql
  readonly dataDir: string
  readonly signal: AbortSignal
  readonly onBreak: (broken: ChainBreak) => void
  readonly onError: (error: unknown) => void
}

/** Verifies each minute what the minute added, and writes the new end of the chain down outside the database. */
export async function keepAnchor({ sql, dataDir, signal, onBreak, onError }: Keeping): Promise<void> {
  while (!signal.aborted) {
    try {
      const { broken } = await moveAnchor(sql, dataDir)
      if (broken) onBreak(broken)
    } catch (error) {
      onError(error)
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => {})
  }
}
