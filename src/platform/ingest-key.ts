import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface IngestKey {
  readonly value: string
  /** Where it is kept; absent where the environment gave it. */
  readonly path?: string
}

interface Options {
  readonly dataDir: string
  /** `INGEST_KEY`, which wins. */
  readonly given: string | undefined
}

/**
 * The key deliveries are sent with: the one given, else the one in `DATA_DIR/ingest.key`, made at first start and
 * readable by its owner alone. Several processes may start at once: one makes it, the others read it.
 */
export async function ensureIngestKey({ dataDir, given }: Options): Promise<IngestKey> {
  if (given) return { value: given }
  const file = path.join(dataDir, 'ingest.key')
  await mkdir(dataDir, { recursive: true })
  const fresh = randomBytes(32).toString('base64url')
  try {
    await writeFile(file, `${fresh}\n`, { mode: 0o600, flag: 'wx' })
    return { value: fresh, path: file }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  for (let attempt = 0; attempt < 20; attempt++) {
    const value = (await readFile(file, 'utf8')).trim()
    if (value !== '') return { value, path: file }
    // Another process has just opened it and is about to write.
    await sleep(50)
  }
  throw new Error(`${file} is empty; remove it to have a new key made`)
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether an `Authorization` header carries the key; takes the same time wherever they differ. */
export function carriesKey(authorization: string | undefined, key: string): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  return sent !== undefined && timingSafeEqual(digest(sent), digest(key))
}
