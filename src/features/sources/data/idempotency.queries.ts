import type { Tx } from '../../../platform/db/client'
import { conflict, Problem } from '../../../shared/problem'
import type { BatchOutcome } from '../domain/outcome'
import { findBatch } from './batch.queries'

const KEY_LOCK = 5101011
const KEPT_MS = 7 * 24 * 3600_000

export interface KeyedDelivery {
  readonly key: string
  /** Hash of the target and the decoded body. */
  readonly fingerprint: string
}

/**
 * Claims a key until the transaction ends. Answers the outcome it already stands for, `null` where it is new.
 * @throws Problem 409 `key-in-use` while another delivery runs under it, 422 `key-reused` for another body
 */
export async function claimKey(tx: Tx, { key, fingerprint }: KeyedDelivery, now: Date): Promise<BatchOutcome | null> {
  const [lock] = await tx<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${key}, ${KEY_LOCK})) as taken`
  if (!lock?.taken) throw conflict('key-in-use', 'A delivery with this Idempotency-Key is still running')
  await tx`delete from idempotency_key where used_at < ${new Date(now.getTime() - KEPT_MS)}`
  const [known] = await tx<{ fingerprint: string; batch_id: string }[]>`
    select fingerprint, batch_id from idempotency_key where key = ${key}`
  if (!known) return null
  if (known.fingerprint !== fingerprint)
    throw new Problem(422, 'key-reused', 'This Idempotency-Key was used for another delivery')
  return findBatch(tx, known.batch_id)
}

export async function keepKey(tx: Tx, { key, fingerprint }: KeyedDelivery, batch: string, now: Date): Promise<void> {
  await tx`
    insert into idempotency_key (key, fingerprint, batch_id, used_at) values (${key}, ${fingerprint}, ${batch}, ${now})`
}
