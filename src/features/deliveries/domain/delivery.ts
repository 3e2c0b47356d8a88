import type { Channel } from '@/shared/channel'

/**
 * `waiting` to be sent or tried again; `sent`: taken over by the mail server or gateway; `delivered`: a receipt says so;
 * `failed`: refused for good, or tried too often; `dropped`: not wanted any more when its turn came.
 */
export const deliveryStates = ['waiting', 'sent', 'delivered', 'failed', 'dropped'] as const
export type DeliveryState = (typeof deliveryStates)[number]

const MINUTE = 60_000
/** Attempts after which a message is given up: the last comes about sixteen hours after the first. */
export const MOST_ATTEMPTS = 12
const LONGEST_WAIT_MS = 4 * 60 * MINUTE

/** When to try again after so many attempts that failed: 1, 2, 4 … minutes; `null`: no more. */
export function nextAttempt(attempts: number, at: Date): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return new Date(at.getTime() + Math.min(2 ** (attempts - 1) * MINUTE, LONGEST_WAIT_MS))
}

/** Whether a person may have it sent again. */
export const isSendable = (state: DeliveryState): boolean => state !== 'waiting' && state !== 'dropped'

export interface Contact {
  readonly email: string | null
  readonly phone: string | null
  /** Address of a program. */
  readonly webhook?: string | null
}

export interface Addressed {
  readonly channel: Channel
  readonly recipient: string
}

/** One address, as it may stand in an envelope. */
const mailbox = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/

/** A mobile number of China, without its signs; landlines take no text. */
function mobileOf(phone: string): string | null {
  const digits = phone.replaceAll(/[^\d]/g, '').replace(/^86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/** How somebody is reached: by a channel that works if there is one, e-mail before SMS; `null`: not at all. */
export function addressOf({ email, phone, webhook }: Contact, open: readonly Channel[]): Addressed | null {
  const mail = email?.trim() ?? ''
  const mobile = phone === null ? null : mobileOf(phone)
  const ways: Addressed[] = [
    ...(mailbox.test(mail) ? [{ channel: 'email', recipient: mail } as const] : []),
    ...(webhook ? [{ channel: 'webhook', recipient: webhook } as const] : []),
    ...(mobile ? [{ channel: 'sms', recipient: mobile } as const] : []),
  ]
  return ways.find(each => open.includes(each.channel)) ?? ways[0] ?? null
}
