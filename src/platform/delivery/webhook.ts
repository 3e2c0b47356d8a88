import { type Courier, type Message, Undeliverable } from './courier'
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
}

/**
 * A signed POST to an outside system. @returns what it answered, at most 2,000 characters
 * @throws Undeliverable where another attempt would be refused as well; any other error may be tried again
 */
export async function sendSigned({ url, secret, id, body }: Told): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
    headers: { 'content-type': 'application/json', 'idempotency-key': id, ...signatureOf(secret, body, Date.now()) },
    body,
  })
  const told = (await answer.text()).slice(0, LONGEST_ANSWER)
  if (answer.ok) return told
  const refusal = `${answer.status} ${told.slice(0, 200)}`
  if (answer.status >= 400 && answer.status < 500 && !passing.has(answer.status)) throw new Undeliverable(refusal)
  throw new Error(refusal)
}

/** What is kept of an answer: its beginning, nothing where it said nothing. */
export const receiptOf = (told: string) => ({ receipt: told === '' ? null : told.slice(0, LONGEST_RECEIPT) })

/** A program of somebody else's: a signed POST of `{id, subject, text, data}` to the recipient's address. */
export const webhookCourier = ({ secret }: { readonly secret: string }): Courier => ({
  async send({ id, to, subject, text, data }: Message) {
    const told = await sendSigned({
      url: to,
      secret,
      id,
      body: JSON.stringify({ id, subject, text, data: data ?? null }),
    })
    return receiptOf(told)
  },
  close: async () => {},
})
