import type { Courier, Message } from './courier'
import { sendSigned } from './webhook'

interface GatewayOptions {
  readonly url: string
  /** Signs what is sent; the gateway signs its receipts with the same. */
  readonly secret: string
}

const LONGEST_RECEIPT = 200

/**
 * Text messages by a gateway of the city's: a signed POST of `{id, to, text}`. `Idempotency-Key` is the id, by which a
 * gateway drops a second copy.
 */
export function textMessageCourier({ url, secret }: GatewayOptions): Courier {
  return {
    async send({ id, to, text }: Message) {
      const told = await sendSigned({ url, secret, id, body: JSON.stringify({ id, to, text }) })
      return { receipt: told === '' ? null : told.slice(0, LONGEST_RECEIPT) }
    },
    close: async () => {},
  }
}
