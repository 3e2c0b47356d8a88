import { config } from '@/platform/config'
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
 * @throws Problem 401 `key-wrong` where a key is sent that we do not know
 */
export async function actorOf(headers: Headers): Promise<Actor> {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    if (carriesKey(authorization, (await ingestKey()).value)) return firstKey
    throw new Problem(401, 'key-wrong', 'No key of this system is sent: Authorization: Bearer <key>.')
  }
  // Until accounts exist, reading is open to whoever reaches the port.
  return visitor(true)
}
