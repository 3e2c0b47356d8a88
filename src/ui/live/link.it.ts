import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Server, type Socket } from 'socket.io'
import { afterEach, describe, expect, it } from 'vitest'
import { type Link, openLink } from './link'

/** Well below the 20 s after which socket.io's manager gives a handshake up, far above what a busy machine needs. */
const SOON_MS = 15_000

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

/** Accepts the WebSocket and closes it cleanly before the handshake's first packet, as a server does that is going down. */
function closeInHandshake(request: IncomingMessage, socket: Duplex) {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  socket.end(Buffer.from([0x88, 0x02, 0x03, 0xe8]))
  // the client's answer must be read, or the connection never ends
  socket.resume()
}

/** A server that treats its first visitors badly: `bad` connections are closed inside their handshake. */
async function startServer({ bad = 0, onConnection = (_: Socket) => {} } = {}) {
  const http = createServer()
  const io = new Server(http, { path: '/rt', transports: ['websocket'], serveClient: false })
  const visits: boolean[] = []
  const [upgrade] = http.listeners('upgrade')
  http.removeAllListeners('upgrade')
  http.on('upgrade', (request, socket, head) => {
    const isBad = visits.length < bad
    visits.push(isBad)
    if (isBad) closeInHandshake(request, socket)
    else upgrade?.call(http, request, socket, head)
  })
  io.on('connection', onConnection)
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  open.push(() => io.close())
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, visits }
}

function linkTo(url: string): Link {
  const link = openLink(url, { first: 20, longest: 50 })
  open.push(link.close)
  return link
}

async function soon(isTrue: () => boolean) {
  const end = Date.now() + SOON_MS
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`not within ${SOON_MS} ms`)
    await sleep(10)
  }
}

describe('a link', () => {
  it('comes back at once from connections that were closed inside their handshake', async () => {
    const { url, visits } = await startServer({ bad: 3 })
    const { socket } = linkTo(url)
    await soon(() => socket.connected)
    expect(visits).toEqual([true, true, true, false])
  })

  it('comes back from a cut of its own, whatever its connection was doing', async () => {
    const { url } = await startServer()
    const { socket } = linkTo(url)
    const seen = new Set<string>()
    for (let cut = 0; cut < 20; cut += 1) {
      if (cut % 2) await soon(() => socket.connected)
      else await soon(() => socket.io.engine.readyState !== 'closed')
      seen.add(socket.io.engine.readyState)
      socket.io.engine.close()
    }
    await soon(() => socket.connected)
    expect(seen).toEqual(new Set(['opening', 'open']))
  })

  it('comes back when the server ended it', async () => {
    let visits = 0
    const { url } = await startServer({
      onConnection: socket => {
        visits += 1
        if (visits < 3) socket.disconnect(true)
      },
    })
    const { socket } = linkTo(url)
    await soon(() => visits === 3 && socket.connected)
  })

  it('stays down once closed, also inside a handshake', async () => {
    const { url, visits } = await startServer({ bad: 1 })
    const link = linkTo(url)
    expect(link.socket.io.engine.readyState).toBe('opening')
    link.close()
    await soon(() => link.socket.io.engine.readyState === 'closed')
    await sleep(200)
    expect(link.socket.connected).toBe(false)
    expect(visits.length).toBeLessThanOrEqual(1)
  })
})
