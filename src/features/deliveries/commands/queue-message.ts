import { config } from '@/platform/config'
import type { Tx } from '@/platform/db/client'
import { type Channel, channels } from '@/platform/delivery'
import { uuid } from '@/shared/ids'
import { addDelivery } from '../data/outbox.queries'
import { type Addressed, addressOf, type Contact } from '../domain/delivery'

/** Channels that the environment has a courier for. */
export const openChannels = (): Channel[] => {
  const { mail, gateway, webhook } = config()
  const has = { email: mail, sms: gateway, webhook }
  return channels.filter(each => has[each] !== undefined)
}

interface Wanted {
  readonly kind: string
  /** One message is written for a kind and key, however often it is asked for. */
  readonly key: string
  readonly about: string
  readonly contact: Contact
  /** What its kind needs to compose it when it is sent: ids, no words and no secrets. */
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: Date
}

/**
 * Writes a message into the outbox, in the transaction of what causes it: both are there or neither.
 * @returns how it will be sent; `null` where the contact has no address that a channel reaches
 */
export async function queueMessage(tx: Tx, { contact, at, ...wanted }: Wanted): Promise<Addressed | null> {
  const addressed = addressOf(contact, openChannels())
  if (addressed) await addDelivery(tx, { ...wanted, ...addressed, id: uuid(at), at })
  return addressed
}
