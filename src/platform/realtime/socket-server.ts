import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import { type Actor, actorName } from '../../shared/auth'
import { Problem } from '../../shared/problem'
import type { Sql } from '../db/client'
import { isTopic, type LoggedEvent } from '../events'
import { logBounds } from '../events/data/read-events'
import type { Relay } from '../events/relay'
import type { Gate, Standing } from './gate'
import { replay } from './replay'
import { Rooms } from './rooms'

const MARK_MS = 10_000
/** How often it is looked whose time is over: a session ends everywhere within a second. */
const SWEEP_MS = 500

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
  readonly gate: Gate
  readonly onError: (error: unknown) => void
}

/** What is kept of each socket. */
interface Held {
  actor: Actor
  lastMoment: number | null
  /** Topics that were asked for, also those that were refused: rights may come back. */
  asked: readonly string[]
  /** Goes up with everything that makes an earlier `follow` void. */
  turn: number
  room?: string
}

const held = (socket: Socket): Held => socket.data as Held
const headersOf = ({ cookie, authorization }: Readonly<Record<string, unknown>>) =>
  new Headers({
    ...(typeof cookie === 'string' ? { cookie } : {}),
    ...(typeof authorization === 'string' ? { authorization } : {}),
  })

/**
 * Socket.IO at `/rt`. `follow {topics, after}` replaces what a socket follows; `after: null` answers
 * `snapshot {seq}`, a number replays everything since. Each event reaches a socket once, in order, and only while
 * whoever is behind it may see it; a session that is over ends its sockets with `ended {reason}`.
 */
export function startSocketServer({ http, relay, sql, gate, mayConnect = () => true, onError }: Options): {
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
  const rooms = new Rooms(io)
  const sockets = () => io.sockets.sockets.values()

  const end = (socket: Socket, reason: string) => {
    rooms.leave(socket)
    held(socket).turn += 1
    socket.emit('ended', { reason })
    socket.disconnect(true)
  }

  /** Follows the topics that the actor may, from a number on; `null` begins now. */
  const serve = async (socket: Socket, after: number | null) => {
    rooms.leave(socket)
    const own = held(socket)
    own.turn += 1
    const { turn, actor, asked } = own
    const isWanted = () => own.turn === turn && !socket.disconnected
    const topics = new Set<string>()
    for (const topic of asked) {
      if (await gate.mayFollow(actor, topic)) topics.add(topic)
      else socket.emit('refused', { topic, code: 'scope' })
    }
    const sight = gate.sightOf(actor)
    const bounds = after === null ? undefined : await logBounds(sql)
    if (!isWanted()) return
    // Older than what is kept, or from another life of the database: start afresh.
    if (after === null || !bounds || after > bounds.newest || (after > 0 && after < bounds.oldest - 1)) {
      socket.emit('snapshot', { seq: relay.head })
      rooms.join(socket, topics, sight)
      return
    }
    await replay({ relay, sql, socket, topics, sight, after, isWanted, done: () => rooms.join(socket, topics, sight) })
  }

  const follow = async (socket: Socket, request: unknown) => {
    const parsed = followRequest.safeParse(request)
    if (!parsed.success) {
      socket.emit('refused', { code: 'shape' })
      return
    }
    const { topics, after } = parsed.data
    for (const topic of topics) if (!isTopic(topic)) socket.emit('refused', { topic, code: 'unknown-topic' })
    held(socket).asked = topics.filter(isTopic)
    await serve(socket, after)
  }

  const failed = (socket: Socket) => (error: unknown) => {
    onError(error)
    // the connection, not the socket: a client takes `disconnect` for a wish and would not come back
    socket.conn.close()
  }

  /** Asks again who is behind a socket; `after` where what it follows must be judged anew. */
  const review = async (socket: Socket, after?: number) => {
    if (after !== undefined) {
      // nothing more is told until it is known what may be
      rooms.leave(socket)
      held(socket).turn += 1
    }
    const standing = await gate.renew(held(socket).actor)
    if (socket.disconnected) return
    if ('ended' in standing) return end(socket, standing.ended)
    take(socket, standing)
    if (after !== undefined && held(socket).asked.length > 0) await serve(socket, after)
  }

  const take = (socket: Socket, { actor, lastMoment }: Exclude<Standing, { ended: string }>) => {
    held(socket).actor = actor
    held(socket).lastMoment = lastMoment
  }

  /** An event about somebody who holds sockets: his sessions ended, or his rights changed. */
  const heed = ({ subject, data, seq }: LoggedEvent) => {
    for (const socket of sockets()) {
      const { actor } = held(socket)
      if (actorName(actor) !== subject) continue
      const ended = actor.kind === 'person' && (data.sessions as readonly string[] | undefined)?.includes(actor.session)
      if (ended) end(socket, String(data.reason))
      else if (data.sessions === undefined) review(socket, seq).catch(failed(socket))
    }
  }

  const unsubscribe = relay.subscribe(events => {
    for (const event of events) {
      if (/^(person|client):/.test(event.subject)) heed(event)
      rooms.tell(event)
    }
  })
  const marks = setInterval(() => rooms.mark(relay.head), MARK_MS)
  const sweep = setInterval(() => {
    const now = Date.now()
    for (const socket of sockets()) {
      const { lastMoment } = held(socket)
      if (lastMoment !== null && lastMoment < now) review(socket).catch(failed(socket))
    }
  }, SWEEP_MS)

  io.use((socket, next) => {
    const enter = async () => {
      const standing = await gate.enter(headersOf(socket.handshake.headers))
      if ('ended' in standing) throw new Problem(401, standing.ended, 'The session has ended.')
      Object.assign(socket.data, { asked: [], turn: 0 })
      take(socket, standing)
    }
    enter().then(
      () => next(),
      error => {
        if (!(error instanceof Problem)) onError(error)
        next(new Error(error instanceof Problem ? error.code : 'internal'))
      },
    )
  })
  io.on('connection', socket => {
    const { actor } = held(socket)
    socket.emit('standing', { actor: actorName(actor) })
    socket.on('follow', (request: unknown) => {
      follow(socket, request).catch(failed(socket))
    })
    socket.on('disconnect', () => {
      held(socket).turn += 1
      rooms.leave(socket)
    })
  })

  return {
    io,
    async close() {
      clearInterval(marks)
      clearInterval(sweep)
      unsubscribe()
      await io.close()
    },
  }
}
