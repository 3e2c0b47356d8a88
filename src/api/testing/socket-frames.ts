import { io } from 'socket.io-client'

interface Following {
  readonly port: number
  /** The cookie or the key of whoever follows. */
  readonly headers: Record<string, string>
  readonly topics: readonly string[]
  /** Subject of an event that everybody is told, the last to wait for. */
  readonly last: string
}

/** Every frame that a socket is sent, as it is sent, from the first event of the log to a last one. */
export async function framesOf({ port, headers, topics, last }: Following): Promise<string[]> {
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/rt',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
  })
  const frames: string[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      socket.on('event', ({ subject }: { subject: string }) => {
        if (subject === last) resolve()
      })
      socket.on('connect_error', reject)
      socket.on('refused', answer => reject(new Error(`refused: ${JSON.stringify(answer)}`)))
      socket.on('connect', () => {
        socket.io.engine.on('packet', ({ data }: { data?: unknown }) => frames.push(String(data)))
        socket.emit('follow', { topics, after: 0 })
      })
    })
  } finally {
    socket.disconnect()
  }
  return frames
}
