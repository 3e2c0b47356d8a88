import { type Courier, type Message, Undeliverable } from './courier'
import { signatureOf } from './signature'

interface GatewayOptions {
  readonly url: string
  /** Signs what is sent; the gateway signs its receipts with the same. */
  readonly secret: string
}

const ANSWER_MS = 15_000
const LONGEST_RECEIPT = 200
/** Refusals that pass: too early, too much at once, too slow. */
const passing = new Set([408, 425, 429])

/**
 * Text messages by a gateway of the city's: a signed POST of `{id, to, text}`. `Idempotency-Key` is the id, by which a
 * gateway drops a second copy.
 */
export function textMessageCourier({ url, secret }: GatewayOptions): Courier {
  return {
    async send({ id, to, text }: Message) {
      const body = JSON.stringify({ id, to, text })
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_MS),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...signatureOf(secret, body, Date.now()),
        },
        body,
      })
      const told = (await answer.text()).slice(0, LONGEST_RECEIPT)
      if (answer.ok) return { receipt: told === '' ? null : told }
      const refusal = `${answer.status} ${told}`
      if (answer.status >= 400 && answer.status < 500 && !passing.has(answer.status)) throw new Undeliverable(refusal)
      throw new Error(refusal)
    },
    close: async () => {},
  }
}
