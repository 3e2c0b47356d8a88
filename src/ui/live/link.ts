import { io, type Socket } from 'socket.io-client'

/** A socket and the way to end it for good. */
export interface Link {
  readonly socket: Socket
  readonly close: () => void
}

/** Of the window: the session behind its sockets is over; `detail` says why, as `?ended=` of the sign-in takes it. */
export const SESSION_ENDED = 'chengmai:session-ended'

/** Milliseconds before the first and at most before a later attempt to connect again. */
export interface Patience {
  readonly first: number
  readonly longest: number
}

/**
 * A socket to `/rt`, WebSocket only, that comes back by itself after whatever ended it. Two endings are ours, because
 * socket.io's own reconnection leaves them out: a connection that closes without an error inside its handshake (its
 * manager listens for `open` and `error` only and sits out the connect timeout of 20 s), and one that the server ended
 * or refused (it never tries again). `url` is the page's own origin unless given.
 */
export function openLink(url?: string, { first, longest }: Patience = { first: 250, longest: 4000 }): Link {
  const socket = io(url, {
    path: '/rt',
    transports: ['websocket'],
    reconnectionDelay: first,
    reconnectionDelayMax: longest,
    // `again` below takes the connection down and up; nobody else may share it
    forceNew: true,
  })
  const manager = socket.io
  let isEnded = false
  let wait = first
  let timer: ReturnType<typeof setTimeout> | undefined

  const again = () => {
    if (isEnded) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      socket.connect()
      watchHandshake()
    }, wait)
    wait = Math.min(wait * 2, longest)
  }
  const watchHandshake = () => {
    const { engine } = manager
    const closed = () => {
      if (engine !== manager.engine) return
      socket.disconnect()
      again()
    }
    const settled = () => {
      engine.off('close', closed)
      engine.off('open', settled)
      engine.off('error', settled)
    }
    engine.once('close', closed)
    engine.once('open', settled)
    engine.once('error', settled)
  }
  const unlessTriedAlready = () => {
    if (!socket.active) again()
  }

  watchHandshake()
  // told just before the next connection is made
  manager.on('reconnect_attempt', () => queueMicrotask(watchHandshake))
  socket.on('connect', () => {
    wait = first
  })
  const sessionEnded = (reason: string) => {
    isEnded = true
    clearTimeout(timer)
    socket.disconnect()
    if (typeof window !== 'undefined') window.dispatchEvent(new CustomEvent(SESSION_ENDED, { detail: reason }))
  }
  socket.on('ended', ({ reason }: { readonly reason: string }) => sessionEnded(reason))
  socket.on('disconnect', unlessTriedAlready)
  socket.on('connect_error', ({ message }) => {
    if (message === 'sign-in-needed') sessionEnded('ended')
    else unlessTriedAlready()
  })
  return {
    socket,
    close() {
      isEnded = true
      clearTimeout(timer)
      socket.disconnect()
    },
  }
}
