import { request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Courier, type Message, Undeliverable } from './courier'
import { outwardOnly } from './inward'
import { signatureOf } from './signature'

const ANSWER_MS = 15_000
const LONGEST_ANSWER = 2000
const LONGEST_RECEIPT = 200
/** Refusals that pass: too early, too much at once, too slow. */
const passing = new Set([408, 425, 429])

interface Told {
  readonly url: string
  /** Signs what is sent. */
  readonly secret: string
  /** `Idempotency-Key`, by which the other side drops a second copy. */
  readonly id: string
  /** JSON. */
  readonly body: string
  /** Hosts inside that may be reached, where the address is somebody's word; absent: the address is the configuration's own. */
  readonly hosts?: readonly string[]
}

/** One POST on a connection of its own; a redirect is an answer like any other and is not followed. */
function answerTo(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  lookup: LookupFunction | undefined,
): Promise<{ readonly status: number; readonly told: string }> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(ANSWER_MS)
    const request = url.protocol === 'https:' ? requestTls : requestPlain
    const sent = request(
      url,
      { method: 'POST', headers, signal, agent: false, ...(lookup ? { lookup } : {}) },
      answer => {
        let told = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => {
          told = (told + part).slice(0, LONGEST_ANSWER)
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, told }))
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/**
 * A signed POST to an outside system. @returns what it answered, at most 2,000 characters
 * @throws Undeliverable where another attempt would be refused as well; any other error may be tried again
 */
export async function sendSigned({ url, secret, id, body, hosts }: Told): Promise<string> {
  const address = new URL(url)
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': id,
    ...signatureOf(secret, body, Date.now()),
  }
  const lookup = hosts === undefined ? undefined : outwardOnly(address, hosts)
  const { status, told } = await answerTo(address, headers, body, lookup)
  if (status >= 200 && status < 300) return told
  const refusal = `${status} ${told.slice(0, 200)}`
  if (status >= 400 && status < 500 && !passing.has(status)) throw new Undeliverable(refusal)
  throw new Error(refusal)
}

/** What is kept of an answer: its beginning, nothing where it said nothing. */
export const receiptOf = (told: string) => ({ receipt: told === '' ? null : told.slice(0, LONGEST_RECEIPT) })

interface WebhookOptions {
  readonly secret: string
  /** Hosts inside that somebody's address may point to; none else inside is reached. */
  readonly hosts: readonly string[]
}

/** A program of somebody else's: a signed POST of `{id, subject, text, data}` to the recipient's address. */
export const webhookCourier = ({ secret, hosts }: WebhookOptions): Courier => ({
  async send({ id, to, subject, text, data }: Message) {
    const told = await sendSigned({
      url: to,
      secret,
      id,
      hosts,
      body: JSON.stringify({ id, subject, text, data: data ?? null }),
    })
    return receiptOf(told)
  },
  close: async () => {},
})
