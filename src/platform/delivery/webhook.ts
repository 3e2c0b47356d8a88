import { type Courier, type Message, Undeliverable } from './courier'
import { signatureOf } from './signature'

const ANSWER_MS = 15_000
const LONGEST_RECEIPT = 200
/** Refusals that pass: too early, too much at once, too slow. */
const passing = new Set([408, 425, 429])

/**
 * A program of somebody else's: a signed POST of `{id, subject, text, data}` to the recipient's address. The signature
 * covers timestamp and body (`signature.ts`); `Idempotency-Key` is the id, by which it drops a second copy.
 */
export const webhookCourier = ({ secret }: { readonly secret: string }): Courier => ({
  async send({ id, to, subject, text, data }: Message) {
    const body = JSON.stringify({ id, subject, text, data: data ?? null })
    const answer = await fetch(to, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: { 'content-type': 'application/json', 'idempotency-key': id, ...signatureOf(secret, body, Date.now()) },
      body,
    })
    const told = (await answer.text()).slice(0, LONGEST_RECEIPT)
    if (answer.ok) return { receipt: told === '' ? null : told }
    const refusal = `${answer.status} ${told}`
    if (answer.status >= 400 && answer.status < 500 && !passing.has(answer.status)) throw new Undeliverable(refusal)
    throw new Error(refusal)
  },
  close: async () => {},
})
