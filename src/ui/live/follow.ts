import { openLink } from './link'

/** One delivered event; `data` is what its type says it is. */
export interface LiveEvent {
  readonly seq: number
  readonly at: string
  readonly topic: string
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

export type LinkState = 'connecting' | 'live' | 'lost'

interface Follow {
  readonly topics: readonly string[]
  /** Last event that the shown numbers contain; null where nothing was read yet: the first `onSnapshot` says to. */
  readonly after: number | null
  readonly onEvent: (event: LiveEvent) => void
  /** The log is too short to replay from where we were: everything must be read anew. */
  readonly onSnapshot: () => void
  readonly onState: (state: LinkState) => void
}

/**
 * Follows topics of the event log over Socket.IO. After any break it goes on from the last event it
 * saw, so nothing is lost; what comes a second time is dropped by its number. Answers the way to stop.
 */
export function follow({ topics, after, onEvent, onSnapshot, onState }: Follow): () => void {
  let last: number | null = after
  onState('connecting')
  const { socket, close } = openLink()
  socket.on('connect', () => {
    socket.emit('follow', { topics, after: last })
    onState('live')
  })
  socket.on('disconnect', () => onState('lost'))
  socket.on('connect_error', () => onState('lost'))
  socket.on('event', (event: LiveEvent) => {
    if (last !== null && event.seq <= last) return
    last = event.seq
    onEvent(event)
  })
  socket.on('mark', ({ seq }: { readonly seq: number }) => {
    last = Math.max(last ?? 0, seq)
  })
  socket.on('snapshot', ({ seq }: { readonly seq: number }) => {
    last = seq
    onSnapshot()
  })
  return close
}
