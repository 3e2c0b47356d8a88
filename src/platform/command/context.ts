import type { Actor } from '../../shared/auth'
import type { Clock } from '../clock'

/** What every command is told beside its input: who asks, what time it is, and which request it belongs to. */
export interface CommandContext {
  readonly actor: Actor
  readonly clock: Clock
  readonly requestId: string
  /** Where the request came from: the address of the connection; null for a job. */
  readonly from: string | null
}
