import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip } from 'node:zlib'

/** What the door answered to a delivery. */
export interface Answer {
  readonly batch: string
  readonly received: number
  readonly accepted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

export interface Delivery {
  readonly dataset: string
  readonly rows: () => Iterable<Readonly<Record<string, unknown>>>
  readonly heldFrom?: string | undefined
  /** Same key, same body: a delivery whose answer was lost is not taken twice. */
  readonly idempotencyKey?: string
}

/** The public ingest interface as a client sees it. */
export interface Door {
  /**
   * Sends one delivery and waits for its commit. Tries again while the city is unreachable, busy or still at work on
   * the same key. @throws DoorError when it refuses, and the signal's reason when it is aborted
   */
  deliver(delivery: Delivery): Promise<Answer>
  /** Says what a source is called and sends. Waits and throws as `deliver` does. */
  introduce(profile: object): Promise<void>
  /** Cases of a source that somebody at our desks has taken up: whose life is no longer the demo's to tell. */
  takenCases(source: string): Promise<ReadonlySet<string>>
}

export class DoorError extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(`the ingest door answered ${status}: ${detail}`)
    this.name = 'DoorError'
  }
}

interface Options {
  readonly baseUrl: string
  readonly ingestKey: string
  readonly signal: AbortSignal
}

const LONGEST_WAIT_MS = 15_000

export function openDoor({ baseUrl, ingestKey, signal }: Options): Door {
  return {
    deliver: async delivery => (await (await untilTaken(() => send(delivery))).json()) as Answer,
    takenCases: async source => {
      const url = new URL('/api/v1/cases/taken', baseUrl)
      url.searchParams.set('source', source)
      const answer = await untilTaken(() => fetch(url, { headers: { authorization: `Bearer ${ingestKey}` }, signal }))
      return new Set(((await answer.json()) as { items: string[] }).items)
    },
    introduce: async profile => void (await untilTaken(() => post('sources', profile))),
  }

  async function untilTaken(ask: () => Promise<Response>): Promise<Response> {
    for (let wait = 500; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      signal.throwIfAborted()
      const response = await ask().catch((error: unknown) => {
        signal.throwIfAborted()
        if (error instanceof TypeError) return null
        throw error
      })
      if (response?.ok) return response
      const text = response ? await response.text() : ''
      const isPassing = !response || response.status >= 500 || response.status === 409 || response.status === 429
      if (!isPassing) throw new DoorError(response.status, text.slice(0, 500))
      await sleep(wait, undefined, { signal })
    }
  }

  function post(path: string, body: object): Promise<Response> {
    const headers = { authorization: `Bearer ${ingestKey}`, 'content-type': 'application/json' }
    return fetch(new URL(`/api/v1/${path}`, baseUrl), { method: 'POST', headers, body: JSON.stringify(body), signal })
  }

  function send({ dataset, rows, heldFrom, idempotencyKey }: Delivery): Promise<Response> {
    const url = new URL(`/api/v1/datasets/${dataset}/records`, baseUrl)
    if (heldFrom) url.searchParams.set('heldFrom', heldFrom)
    const gzip = createGzip({ level: 1 })
    const body = Readable.from(lines(rows()), { objectMode: true })
    body.once('error', error => gzip.destroy(error))
    return fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ingestKey}`,
        'content-type': 'application/x-ndjson',
        'content-encoding': 'gzip',
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      body: Readable.toWeb(body.pipe(gzip)) as ReadableStream<Uint8Array>,
      duplex: 'half',
      signal,
    } as RequestInit)
  }
}

const LINES_A_PIECE = 400

/** Newline-delimited JSON, in pieces large enough that a stream costs little. */
function* lines(rows: Iterable<Readonly<Record<string, unknown>>>): Iterable<string> {
  let piece: string[] = []
  for (const row of rows) {
    piece.push(JSON.stringify(row), '\n')
    if (piece.length < 2 * LINES_A_PIECE) continue
    yield piece.join('')
    piece = []
  }
  if (piece.length > 0) yield piece.join('')
}
