import type { Kept } from './outbox'

export interface Refused<Posted> {
  readonly posted: Posted
  readonly code: string
}

interface Ways<Posted> {
  /** Sends one. @throws whatever went wrong, with `status` (0: no network) and `code` where the hub refused it */
  readonly send: (posted: Posted) => Promise<void>
  readonly drop: (key: IDBValidKey) => Promise<void>
  /** What it is done to: what follows on something refused is refused with it. */
  readonly about: (posted: Posted) => string
}

/**
 * Sends what waits, in order. Without a network it stops and keeps the rest; what the hub refuses is taken out and told,
 * and what came later on the same thing with it.
 */
export async function replay<Posted>(
  kept: readonly Kept<Posted>[],
  { send, drop, about }: Ways<Posted>,
): Promise<readonly Refused<Posted>[]> {
  const refused: Refused<Posted>[] = []
  for (const { key, posted } of kept) {
    if (refused.some(each => about(each.posted) === about(posted))) {
      refused.push({ posted, code: 'after-refused' })
      await drop(key)
      continue
    }
    try {
      await send(posted)
    } catch (error) {
      const code = refusalIn(error)
      if (code === null) return refused
      refused.push({ posted, code })
    }
    await drop(key)
  }
  return refused
}

/** The code of a refusal; null where the same may be sent again: no network, the hub is busy, a session that has ended. */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error && 'status' in error && 'code' in error)) return null
  const status = Number(error.status)
  return status >= 400 && status < 500 && status !== 429 && status !== 401 ? String(error.code) : null
}
