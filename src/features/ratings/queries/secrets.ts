import { config } from '@/platform/config'
import { ensureIngestKey } from '@/platform/ingest-key'
import { keptSecret } from '@/platform/kept-secret'
import { singleton } from '@/platform/singleton'

/** What hashes of addresses are salted with: the secret of the first start, which never leaves the machine. */
export const addressSalt = async (): Promise<string> => {
  const { value } = await singleton('ingest-key', () => {
    const { dataDir, ingestKey: given } = config()
    return ensureIngestKey({ dataDir, given })
  })
  return value
}

/** What links are made of: the secret that signs sessions, the same on every node. */
export const linkSecret = async (): Promise<string> => {
  const { dataDir, sessionSecret: given } = config()
  const { value } = await singleton('rating-link-secret', () => keptSecret({ dataDir, name: 'session.secret', given }))
  return value
}
