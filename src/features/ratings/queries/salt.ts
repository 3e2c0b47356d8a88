import { config } from '@/platform/config'
import { ensureIngestKey } from '@/platform/ingest-key'
import { singleton } from '@/platform/singleton'

/** What hashes of addresses are salted with: the secret of the first start, which never leaves the machine. */
export const addressSalt = async (): Promise<string> => {
  const { value } = await singleton('ingest-key', () => {
    const { dataDir, ingestKey: given } = config()
    return ensureIngestKey({ dataDir, given })
  })
  return value
}
