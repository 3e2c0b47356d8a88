import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { badRequest, Problem } from '../../../shared/problem'
import type { Body } from '../readers'

/** Bodies up to this size stay in memory and are taken in by this process; larger ones go through a file. */
export const SMALL_BODY = 64 * 1024

export interface ReceivedBody {
  readonly body: Body
  readonly bytes: number
  /** SHA-256 of the decoded body; asked for only where the delivery has a key. */
  readonly fingerprint: string | null
  dispose(): Promise<void>
}

/** Hash of what comes out of a body that may be compressed; broken compression is hashed as far as it goes. */
function decodedHash(isGzip: boolean): { feed: Writable; digest: () => Promise<string> } {
  const hash = createHash('sha256')
  if (!isGzip) return { feed: hash, digest: async () => hash.digest('hex') }
  const gunzip = createGunzip()
  const done = (async () => {
    try {
      for await (const piece of gunzip) hash.update(piece as Buffer)
    } catch {
      // The reader says what is wrong with it; here it only has to differ from a whole one.
      hash.update('broken')
    }
  })()
  gunzip.on('error', () => {})
  return {
    feed: gunzip,
    digest: async () => {
      gunzip.end()
      await done
      return hash.digest('hex')
    },
  }
}

const write = (sink: Writable, piece: Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    sink.once('error', reject)
    sink.write(piece, error => {
      sink.off('error', reject)
      if (error) reject(error)
      else resolve()
    })
  })

/**
 * Receives a request's body to its end before anything is locked, so that a slow sender holds nothing and a sender
 * that is cut off leaves nothing. `folder` is `DATA_DIR/spool`.
 * @throws Problem 400 `body-cut` where the stream broke, 507 `no-room` where the disk is full
 */
export async function receiveBody(request: Request, folder: string, wantsHash: boolean): Promise<ReceivedBody> {
  const isGzip = /\bgzip\b/i.test(request.headers.get('content-encoding') ?? '')
  const hash = wantsHash ? decodedHash(isGzip) : null
  const small: Uint8Array[] = []
  let bytes = 0
  let file: string | null = null
  let sink: Writable | null = null
  const dispose = async () => {
    sink?.destroy()
    if (file) await rm(file, { force: true })
  }
  try {
    for await (const piece of request.body ?? []) {
      bytes += piece.length
      if (hash && !hash.feed.destroyed) await write(hash.feed, piece).catch(() => {})
      if (!sink && bytes <= SMALL_BODY) {
        small.push(piece)
        continue
      }
      if (!sink) {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        file = path.join(folder, randomUUID())
        sink = createWriteStream(file, { mode: 0o600, highWaterMark: 1024 * 1024 })
        for (const before of small.splice(0)) await write(sink, before)
      }
      await write(sink, piece)
    }
    if (sink) {
      sink.end()
      await finished(sink)
    }
    const fingerprint = hash ? await hash.digest() : null
    return { body: file ? { path: file } : { bytes: Buffer.concat(small) }, bytes, fingerprint, dispose }
  } catch (error) {
    await dispose()
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new Problem(507, 'no-room', 'There is no room on the disk for this delivery')
    throw badRequest('body-cut', 'The body ended before it was whole')
  }
}

const STALE_MS = 24 * 3600_000

/** Removes what a killed process left in the spool. */
export async function sweepSpool(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => null)
    if (found && now - found.mtimeMs > STALE_MS) await rm(file, { force: true })
  }
}
