import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import path from 'node:path'
import { Problem } from '../../../shared/problem'
import type { BatchOutcome } from '../domain/outcome'

const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.tsv': 'text/csv',
  '.txt': 'text/csv',
  '.ndjson': 'application/x-ndjson',
  '.jsonl': 'application/x-ndjson',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xls': 'application/vnd.ms-excel',
  '.xes': 'application/xes+xml',
}

export interface Door {
  readonly baseUrl: string
  readonly key: string
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  response.setEncoding('utf8')
  for await (const piece of response) text += piece
  return text
}

/** One call of the interface; no time limit, since a large delivery is answered only after its commit. */
async function call(
  { baseUrl, key }: Door,
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body?: NodeJS.ReadableStream | string,
): Promise<string> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request(`${baseUrl}/api/v1${target}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...headers },
    })
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
    if (typeof body === 'object') {
      body.once('error', error => outgoing.destroy(error))
      body.pipe(outgoing)
    } else outgoing.end(body)
  })
  const text = await textOf(answer)
  const status = answer.statusCode ?? 500
  if (status < 400) return text
  let told: { code?: string; detail?: string } = {}
  try {
    told = JSON.parse(text)
  } catch {
    // not ours: a proxy's page
  }
  throw new Problem(status, told.code ?? 'unexpected', told.detail ?? text.slice(0, 300))
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}

/** Posts the profile, then the file through it. `onSent` is told the bytes sent so far. */
export async function sendFile(
  door: Door,
  delivery: {
    readonly profile: unknown
    readonly source: string
    readonly file: string
    readonly heldFrom: Date | null
  },
  onSent: (bytes: number) => void,
): Promise<BatchOutcome> {
  const { profile, source, file, heldFrom } = delivery
  await call(door, 'POST', '/sources', { 'content-type': 'application/json' }, JSON.stringify(profile))
  const type = mediaTypes[path.extname(file.replace(/\.gz$/i, '')).toLowerCase()]
  const headers: Record<string, string> = {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...((await isGzip(file)) ? { 'content-encoding': 'gzip' } : {}),
  }
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 })
  let sent = 0
  stream.on('data', piece => {
    sent += piece.length
    onSent(sent)
  })
  const held = heldFrom ? `?heldFrom=${encodeURIComponent(heldFrom.toISOString())}` : ''
  return JSON.parse(await call(door, 'POST', `/sources/${source}/records${held}`, headers, stream)) as BatchOutcome
}

/** The refused rows of a batch as NDJSON. */
export const fetchRejects = (door: Door, batch: string): Promise<string> =>
  call(door, 'GET', `/batches/${batch}/rejects`)
