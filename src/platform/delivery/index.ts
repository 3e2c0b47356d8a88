import { config } from '../config'
import type { Couriers } from './courier'
import { mailCourier } from './mail'
import { textMessageCourier } from './text-message'
import { webhookCourier } from './webhook'

export { type Channel, channels } from '../../shared/channel'
export { type Courier, type Couriers, type Message, Undeliverable } from './courier'
export { pointsInward } from './inward'
export { type PushToTalk, pushToTalkHook } from './push-to-talk'
export { isSigned, signatureOf } from './signature'
export { sendSigned } from './webhook'

/** The couriers that the environment names; a channel without one waits until it has one. */
export function openCouriers(): Couriers {
  const { mail, gateway, webhook } = config()
  return {
    ...(mail ? { email: mailCourier(mail) } : {}),
    ...(gateway ? { sms: textMessageCourier(gateway) } : {}),
    ...(webhook ? { webhook: webhookCourier(webhook) } : {}),
  }
}
