import { clientOfKey } from '@/features/keys/server'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { carriesKey, ensureIngestKey } from '@/platform/ingest-key'
import { singleton } from '@/platform/singleton'
import { type Actor, type Client, verbs, visitor } from '@/shared/auth'
import { Problem } from '@/shared/problem'

/** The key of the first start: everything a program may do, for the whole city. */
const firstKey: Client = { kind: 'client', id: 'ingest', name: 'ingest.key', datasets: 'all', verbs, area: null }

const ingestKey = () =>
  singleton('ingest-key', () => {
    const { dataDir, ingestKey: given } = config()
    return ensureIngestKey({ dataDir, given })
  })

/**
 * Who asks, by the headers of a request: a program by its key, a person by the session's cookie, else a visitor.
 * @throws Problem 401 `key-wrong` where a key is sent that we do not know, `key-expired`, `key-revoked`
 */
export async function actorOf(headers: Headers): Promise<Actor> {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    if (carriesKey(authorization, (await ingestKey()).value)) return firstKey
    const sent = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
    const client = sent === undefined ? null : await clientOfKey(database(), sent, clock().now())
    if (client) return client
    throw new Problem(401, 'key-wrong', 'No key of this system is sent: Authorization: Bearer <key>.')
  }
  // Until accounts exist, reading is open to whoever reaches the port.
  return visitor(true)
}
