import { config } from '../config'
import { sendSigned } from './webhook'

/** A call that the city's radio is asked to make; `id` is the same for a repeat. */
export interface RadioCall {
  readonly id: string
  readonly case: string
  readonly to: { readonly kind: string; readonly code: string; readonly phone: string }
  /** The post that calls. */
  readonly by: string | null
  /** ISO 8601. */
  readonly at: string | null
}

/** Asks for a call. @throws whatever `sendSigned` throws */
export type PushToTalk = (call: RadioCall) => Promise<unknown>

/**
 * The push-to-talk hook of the configuration (`PTT_URL`), signed and bound to the allowed hosts like any webhook;
 * undefined where there is none.
 */
export function pushToTalkHook(): PushToTalk | undefined {
  const { pushToTalk } = config()
  if (!pushToTalk) return undefined
  const { url, secret, hosts } = pushToTalk
  return call => sendSigned({ url, secret, hosts, id: call.id, body: JSON.stringify(call) })
}
