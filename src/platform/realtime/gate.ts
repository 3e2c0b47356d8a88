import type { Actor } from '../../shared/auth'
import type { LoggedEvent } from '../events'

/** How somebody stands now: still who he is, until `lastMoment` (epoch ms) unless he acts again; or why it is over. */
export type Standing = { readonly actor: Actor; readonly lastMoment: number | null } | { readonly ended: string }

/** What of the log somebody may be told. Those with the same key are told the same. */
export interface Sight {
  readonly key: string
  /** The event as he may see it; null where he may not. */
  show(event: LoggedEvent): LoggedEvent | null
}

/** Who is behind a socket, and what he may be told: asked at the handshake, at every `follow` and whenever it changes. */
export interface Gate {
  /** @throws Problem where nobody is let in */
  enter(headers: Headers): Promise<Standing>
  renew(actor: Actor): Promise<Standing>
  sightOf(actor: Actor): Sight
  mayFollow(actor: Actor, topic: string): Promise<boolean>
}
