import { createTransport } from 'nodemailer'
import { type Courier, type Message, Undeliverable } from './courier'

interface MailOptions {
  /** `smtp://user:password@host:587`, `smtps://…`. */
  readonly url: string
  /** `城脉 <no-reply@city.example>`. */
  readonly from: string
}

const CONNECT_MS = 10_000
const ANSWER_MS = 20_000

/** RFC 5321, 4.2.1: 5yz is for good. A wrong password is ours to mend, so only what concerns this message ends it. */
const isFinal = (error: unknown): boolean => {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
}

/** E-mail by SMTP. The message's id becomes its Message-ID, by which mailboxes drop a second copy. */
export function mailCourier({ url, from }: MailOptions): Courier {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
  })
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? 'chengmai'
  return {
    async send({ id, to, subject, text }: Message) {
      try {
        // the address is given as an object: nothing in it can become a second recipient
        const sent = await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { receipt: sent.response?.slice(0, 200) ?? null }
      } catch (error) {
        if (isFinal(error)) throw new Undeliverable((error as Error).message)
        throw error
      }
    },
    close: async () => transport.close(),
  }
}
