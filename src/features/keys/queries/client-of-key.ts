import type { Connection } from '@/platform/db/client'
import type { Client } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import { findKey, findKeyByPrefix } from '../data/api-key.queries'
import { type ApiKey, stateOf } from '../domain/api-key'
import { isKeyOf, prefixOf } from '../domain/key-text'

/**
 * The program that a key belongs to; `null` for what is no key of this list. Asked at each call, so that a revoked key
 * ends at once, on every node.
 * @throws Problem 401 `key-expired`, `key-revoked`
 */
export async function clientOfKey(sql: Connection, key: string, now: Date): Promise<Client | null> {
  const prefix = prefixOf(key)
  const found = prefix === null ? null : await findKeyByPrefix(sql, prefix)
  if (!found || !isKeyOf(key, found.hash)) return null
  const state = stateOf(found, now)
  if (state !== 'live') throw new Problem(401, `key-${state}`, `The key cm_${found.prefix}… is ${state}.`)
  return clientOf(found)
}

const clientOf = ({ id, name, datasets, verbs, area }: ApiKey): Client => ({
  kind: 'client',
  id,
  name,
  datasets,
  verbs,
  area,
})

/** The same program later, by its id: for what stays open between calls. Null once its key is revoked or expired. */
export async function clientById(sql: Connection, id: string, now: Date): Promise<Client | null> {
  const found = await findKey(sql, id)
  return found && stateOf(found, now) === 'live' ? clientOf(found) : null
}
