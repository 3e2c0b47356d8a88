import type { Actor } from '../../shared/auth'
import { type Clock, fixedClock } from '../clock'

/** Who asks for something, by which request and from where; plain data, so that a thread can be told. */
export interface Origin {
  readonly actor: Actor
  readonly requestId: string
  /** Where the request came from: the address of the connection; null for a job. */
  readonly from: string | null
}

/** What every command is told beside its input. */
export interface CommandContext extends Origin {
  readonly clock: Clock
}

/** The same, its clock stopped: what a command decides by, keeps and tells is of one moment. */
export const atOneMoment = (context: CommandContext): CommandContext => ({
  ...context,
  clock: fixedClock(context.clock.now()),
})
