import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { badRequest, Problem } from '../../../shared/problem'
import { headBytes, readBytes } from './limits'
import type { Body } from './row-reading'

/** A body that can be read from its start as often as needed, unzipped on the way, in constant memory. */
export interface Bytes {
  read(): AsyncIterable<Buffer>
  /** The first bytes after unzipping, at most `headBytes`. */
  head: Buffer
  /** Whether `head` is all there is. */
  whole: boolean
}

/** Throws `empty`, `gzip-truncated`, `gzip-broken`, `unsupported-content-encoding`. Gzip is known by its first bytes. */
export async function openBytes(body: Body, contentEncoding?: string): Promise<Bytes> {
  const declared = (contentEncoding ?? '').trim().toLowerCase()
  if (declared && !['identity', 'gzip', 'x-gzip'].includes(declared)) {
    throw new Problem(415, 'unsupported-content-encoding', `Content-Encoding ${declared} is not read, only gzip`)
  }
  const magic = await take(stored(body), 2)
  if (magic.bytes.length === 0) throw badRequest('empty', 'The body is empty')
  const zipped = magic.bytes[0] === 0x1f && magic.bytes[1] === 0x8b
  if (!zipped && declared.endsWith('gzip')) throw badRequest('gzip-broken', 'Declared as gzip, but it is not')
  const read = () => (zipped ? unzipped(body) : stored(body))
  const { bytes: head, whole } = await take(read(), headBytes)
  if (head.length === 0) throw badRequest('empty', 'The body is empty')
  return { read, head, whole }
}

async function* stored(body: Body): AsyncGenerator<Buffer> {
  if ('path' in body) {
    yield* createReadStream(body.path, { highWaterMark: readBytes }) as AsyncIterable<Buffer>
    return
  }
  const all = Buffer.from(body.bytes.buffer, body.bytes.byteOffset, body.bytes.byteLength)
  for (let from = 0; from < all.length; from += readBytes) yield all.subarray(from, from + readBytes)
}

async function* unzipped(body: Body): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: readBytes })
  // The callback only keeps the pipeline from throwing elsewhere; the same error ends the iteration below.
  pipeline(stored(body), gunzip, () => {})
  try {
    yield* gunzip as AsyncIterable<Buffer>
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'Z_BUF_ERROR') throw badRequest('gzip-truncated', 'The gzip data end in the middle')
    if (code.startsWith('Z_')) throw badRequest('gzip-broken', 'The gzip data are damaged')
    throw error
  } finally {
    gunzip.destroy()
  }
}

async function take(chunks: AsyncIterable<Buffer>, limit: number): Promise<{ bytes: Buffer; whole: boolean }> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    if (size > limit) return { bytes: Buffer.concat(parts, size).subarray(0, limit), whole: false }
  }
  return { bytes: Buffer.concat(parts, size), whole: true }
}

/** All of it, for formats that cannot be streamed. `undefined` when it is larger than `limit`. */
export async function wholeBody(bytes: Bytes, limit: number): Promise<Buffer | undefined> {
  const { bytes: all, whole } = await take(bytes.read(), limit)
  return whole ? all : undefined
}
