import { createHmac } from 'node:crypto'
import { isSameSecret } from '../ingest-key'

/** A signature older or younger than this is refused: nobody repeats what he overheard. */
const FRESH_MS = 5 * 60_000

const digestOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/** The two headers that say who wrote a body, and when (epoch seconds). */
export function signatureOf(secret: string, body: string, atMs: number): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000))
  return { 'x-chengmai-timestamp': timestamp, 'x-chengmai-signature': digestOf(secret, timestamp, body) }
}

interface Signed {
  readonly body: string
  readonly timestamp: string | undefined
  readonly signature: string | undefined
}

/** Whether a body was signed with the secret within the last five minutes. */
export function isSigned(secret: string, { body, timestamp, signature }: Signed, nowMs: number): boolean {
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(nowMs - Number(timestamp) * 1000) > FRESH_MS) return false
  return isSameSecret(signature, digestOf(secret, timestamp, body))
}
