import { createHash, timingSafeEqual } from 'node:crypto'
import { type KeptSecret, keptSecret } from './kept-secret'

interface Options {
  readonly dataDir: string
  /** `INGEST_KEY`, which wins. */
  readonly given: string | undefined
}

/** The key deliveries are sent with: the one given, else the one in `DATA_DIR/ingest.key`. */
export const ensureIngestKey = ({ dataDir, given }: Options): Promise<KeptSecret> =>
  keptSecret({ dataDir, name: 'ingest.key', given })

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether two secrets are the same; takes the same time wherever they differ. */
export const isSameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

/** Whether an `Authorization` header carries the key. */
export function carriesKey(authorization: string | undefined, key: string): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  return sent !== undefined && isSameSecret(sent, key)
}
