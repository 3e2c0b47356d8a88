import type { Courier, Message } from './courier'
import { receiptOf, sendSigned } from './webhook'

interface GatewayOptions {
  readonly url: string
  /** Signs what is sent; the gateway signs its receipts with the same. */
  readonly secret: string
}

/**
 * Text messages by a gateway of the city's: a signed POST of `{id, to, text}`. `Idempotency-Key` is the id, by which a
 * gateway drops a second copy.
 */
export function textMessageCourier({ url, secret }: GatewayOptions): Courier {
  return {
    async send({ id, to, text }: Message) {
      const told = await sendSigned({ url, secret, id, body: JSON.stringify({ id, to, text }) })
      return receiptOf(told)
    },
    close: async () => {},
  }
}
