import { clientById, clientOfKey } from '@/features/keys/server'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { carriesKey, ensureIngestKey } from '@/platform/ingest-key'
import { singleton } from '@/platform/singleton'
import { type Client, verbs } from '@/shared/auth'
import { Problem } from '@/shared/problem'

/** The key of the first start: everything a program may do, for the whole city. */
const firstKey: Client = { kind: 'client', id: 'ingest', name: 'ingest.key', datasets: 'all', verbs, area: null }

const ingestKey = () =>
  singleton('ingest-key', () => {
    const { dataDir, ingestKey: given } = config()
    return ensureIngestKey({ dataDir, given })
  })

/** A program that holds something open: as it is now, or null once its key is revoked or expired. */
export const sameClient = async (client: Client): Promise<Client | null> =>
  client.id === firstKey.id ? firstKey : clientById(database(), client.id, clock().now())

/**
 * The program whose key a request carries.
 * @throws Problem 401 `key-wrong` where it is none that we know, `key-expired`, `key-revoked`
 */
export async function clientOf(authorization: string): Promise<Client> {
  if (carriesKey(authorization, (await ingestKey()).value)) return firstKey
  const sent = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  const client = sent === undefined ? null : await clientOfKey(database(), sent, clock().now())
  if (client) return client
  throw new Problem(401, 'key-wrong', 'No key of this system is sent: Authorization: Bearer <key>.')
}
