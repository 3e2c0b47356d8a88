import type { Context } from 'hono'
import type { Actor } from '../../shared/auth'
import type { CommandContext, Origin } from '../command/context'
import { clock } from '../current-clock'

/** What every API handler finds in its context. */
export interface ApiEnv {
  Variables: {
    /** Given to the caller as `x-request-id` and written beside every log line of the request. */
    requestId: string
    /** Who asks. */
    actor: Actor
    /** Address of the connection; null where there is none (a test's request). */
    from: string | null
  }
}

/** The context of a command that a request asks for. */
export const commandContext = (context: Context<ApiEnv>): CommandContext => ({ ...originOf(context), clock: clock() })

/** Who asks, by which request and from where. */
export const originOf = (context: Context<ApiEnv>): Origin => ({
  actor: context.get('actor'),
  requestId: context.get('requestId'),
  from: context.get('from'),
})
