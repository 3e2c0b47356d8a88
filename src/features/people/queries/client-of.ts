import { config } from '@/platform/config'
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

/**
 * The program whose key a request carries.
 * @throws Problem 401 `key-wrong` where it is none that we know
 */
export async function clientOf(authorization: string): Promise<Client> {
  if (carriesKey(authorization, (await ingestKey()).value)) return firstKey
  throw new Problem(401, 'key-wrong', 'No key of this system is sent: Authorization: Bearer <key>.')
}
