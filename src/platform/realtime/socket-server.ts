import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import type { Sql } from '../db/client'
import { isTopic, type LoggedEvent } from '../events'
import { logBounds, readEvents } from '../events/data/read-events'
import type { Relay } from '../events/relay'
import { followedTopic, toDelivery } from './follower'

const MARK_MS = 10_000
const REPLAY_PAGE = 500

const followRequest = z.object({
  topics: z.array(z.string()).max(200),
  after: z.number().int().min(0).nullable(),
})

interface Options {
  readonly http: HttpServer
  readonly relay: Relay
  readonly sql: Sql
  /** Asked at the handshake; a refusal answers 403. */
  readonly mayConnect?: (request: IncomingMessage) => boolean
  readonly onError: (error: unknown) => void
}

/** One room a distinct set of topics, so that an event is encoded once for everybody who follows the same. */
interface Room {
  readonly name: string
  readonly topics: ReadonlySet<string>
  members: number
}

/**
 * Socket.IO at `/rt`. `follow {topics, after}` replaces what a socket follows; `after: null` answers
 * `snapshot {seq}`, a number replays everything since. Each event reaches a socket once, in order.
 */
export function startSocketServer({ http, relay, sql, mayConnect = () => true, onError }: Options): {
  close(): Promise<void>
  io: Server
} {
  const io = new Server(http, {
    path: '/rt',
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 64_000,
    allowRequest: (request, answer) => answer(null, mayConnect(request)),
  })
  const rooms = new Map<string, Room>()

  const leave = (socket: Socket) => {
    const room = rooms.get(socket.data.room)
    socket.data.room = undefined
    if (!room) return
    socket.leave(room.name)
    room.members -= 1
    if (room.members === 0) rooms.delete(room.name)
  }
  const join = (socket: Socket, topics: ReadonlySet<string>) => {
    const name = `follow:${[...topics].sort().join('\n')}`
    const room = rooms.get(name) ?? { name, topics, members: 0 }
    rooms.set(name, room)
    room.members += 1
    socket.data.room = name
    socket.join(name)
  }

  const unsubscribe = relay.subscribe(events => {
    for (const event of events) {
      for (const room of rooms.values()) {
        const topic = followedTopic(event, room.topics)
        if (topic !== undefined) io.to(room.name).emit('event', toDelivery(event, topic))
      }
    }
  })
  const marks = setInterval(() => {
    for (const room of rooms.keys()) io.to(room).emit('mark', { seq: relay.head })
  }, MARK_MS)

  const send = (socket: Socket, events: readonly LoggedEvent[], topics: ReadonlySet<string>) => {
    for (const event of events) {
      const topic = followedTopic(event, topics)
      if (topic !== undefined) socket.emit('event', toDelivery(event, topic))
    }
  }

  /** Sends what was missed and joins the live room in the same turn of the event loop as the last look at the head. */
  const catchUp = async (socket: Socket, topics: ReadonlySet<string>, after: number, turn: number) => {
    let cursor = after
    for (;;) {
      if (socket.data.turn !== turn || socket.disconnected) return
      // The relay of this node may be a poll behind the one that sent `after`.
      if (relay.head < cursor) {
        await new Promise(resolve => setTimeout(resolve, 25))
        continue
      }
      const recent = relay.recentAfter(cursor)
      if (recent) {
        send(socket, recent, topics)
        join(socket, topics)
        socket.emit('mark', { seq: relay.head })
        return
      }
      const upTo = relay.head
      const page = await readEvents(sql, { after: cursor, upTo, topics: [...topics], limit: REPLAY_PAGE })
      if (socket.data.turn !== turn) return
      send(socket, page, topics)
      cursor = page.length < REPLAY_PAGE ? upTo : (page.at(-1)?.seq ?? upTo)
    }
  }

  const follow = async (socket: Socket, request: unknown) => {
    const parsed = followRequest.safeParse(request)
    if (!parsed.success) {
      socket.emit('refused', { code: 'shape' })
      return
    }
    leave(socket)
    const turn = (socket.data.turn ?? 0) + 1
    socket.data.turn = turn
    for (const topic of parsed.data.topics)
      if (!isTopic(topic)) socket.emit('refused', { topic, code: 'unknown-topic' })
    const topics = new Set(parsed.data.topics.filter(isTopic))
    const { after } = parsed.data
    const bounds = after === null ? undefined : await logBounds(sql)
    if (socket.data.turn !== turn) return
    // Older than what is kept, or from another life of the database: start afresh.
    if (after === null || !bounds || after > bounds.newest || (after > 0 && after < bounds.oldest - 1)) {
      socket.emit('snapshot', { seq: relay.head })
      join(socket, topics)
      return
    }
    await catchUp(socket, topics, after, turn)
  }

  io.on('connection', socket => {
    socket.on('follow', (request: unknown) => {
      follow(socket, request).catch(error => {
        onError(error)
        // the connection, not the socket: a client takes `disconnect` for a wish and would not come back
        socket.conn.close()
      })
    })
    socket.on('disconnect', () => {
      socket.data.turn = (socket.data.turn ?? 0) + 1
      leave(socket)
    })
  })

  return {
    io,
    async close() {
      clearInterval(marks)
      unsubscribe()
      await io.close()
    },
  }
}
