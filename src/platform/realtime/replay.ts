import type { Socket } from 'socket.io'
import type { Sql } from '../db/client'
import type { LoggedEvent } from '../events'
import { readEvents } from '../events/data/read-events'
import type { Relay } from '../events/relay'
import type { Sight } from './gate'
import { toldOf } from './rooms'

const REPLAY_PAGE = 500

interface Replay {
  readonly relay: Relay
  readonly sql: Sql
  readonly socket: Socket
  readonly topics: ReadonlySet<string>
  readonly sight: Sight
  readonly after: number
  /** Whether the socket still wants this. */
  isWanted(): boolean
  /** Called in the same turn of the event loop as the last look at the head, so that nothing falls between. */
  done(): void
}

/** Sends what was missed, then hands over to the live room. */
export async function replay({ relay, sql, socket, topics, sight, after, isWanted, done }: Replay): Promise<void> {
  const send = (events: readonly LoggedEvent[]) => {
    for (const event of events) {
      const told = toldOf(event, topics, sight)
      if (told) socket.emit('event', told)
    }
  }
  let cursor = after
  while (isWanted()) {
    // The relay of this node may be a poll behind the one that sent `after`.
    if (relay.head < cursor) {
      await new Promise(resolve => setTimeout(resolve, 25))
      continue
    }
    const recent = relay.recentAfter(cursor)
    if (recent) {
      send(recent)
      done()
      socket.emit('mark', { seq: relay.head })
      return
    }
    const upTo = relay.head
    const page = await readEvents(sql, { after: cursor, upTo, topics: [...topics], limit: REPLAY_PAGE })
    if (!isWanted()) return
    send(page)
    cursor = page.length < REPLAY_PAGE ? upTo : (page.at(-1)?.seq ?? upTo)
  }
}
