import type { Server, Socket } from 'socket.io'
import type { LoggedEvent } from '../events'
import { followedTopic, toDelivery } from './follower'
import type { Sight } from './gate'

interface Room {
  readonly name: string
  readonly topics: ReadonlySet<string>
  readonly sight: Sight
  members: number
}

/** One room a distinct set of topics and sight, so that an event is encoded once for everybody who is told the same. */
export class Rooms {
  #rooms = new Map<string, Room>()

  constructor(private readonly io: Server) {}

  join(socket: Socket, topics: ReadonlySet<string>, sight: Sight): void {
    const name = `follow:${sight.key}\n${[...topics].sort().join('\n')}`
    const room = this.#rooms.get(name) ?? { name, topics, sight, members: 0 }
    this.#rooms.set(name, room)
    room.members += 1
    socket.data.room = name
    socket.join(name)
  }

  leave(socket: Socket): void {
    const room = this.#rooms.get(socket.data.room)
    socket.data.room = undefined
    if (!room) return
    socket.leave(room.name)
    room.members -= 1
    if (room.members === 0) this.#rooms.delete(room.name)
  }

  tell(event: LoggedEvent): void {
    for (const { name, topics, sight } of this.#rooms.values()) {
      const told = toldOf(event, topics, sight)
      if (told) this.io.to(name).emit('event', told)
    }
  }

  mark(seq: number): void {
    for (const name of this.#rooms.keys()) this.io.to(name).emit('mark', { seq })
  }
}

/** The event as a follower is told it; null where he asked for none of its topics, or may not see it. */
export function toldOf(event: LoggedEvent, topics: ReadonlySet<string>, sight: Sight) {
  const topic = followedTopic(event, topics)
  const shown = topic === undefined ? null : sight.show(event)
  return shown && topic !== undefined ? toDelivery(shown, topic) : null
}
