import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { visitor } from '../../shared/auth'
import type { Sql } from '../db/client'
import { Relay } from '../events/relay'
import { mayConnect } from '../http/front-door'
import type { Gate } from './gate'
import { startSocketServer } from './socket-server'

/** Whoever gets as far as the gate is let in: what is tested here stands before it. */
const open: Gate = {
  enter: async () => ({ actor: visitor(true), lastMoment: null }),
  renew: async actor => ({ actor, lastMoment: null }),
  sightOf: () => ({ key: 'all', show: told => told }),
  mayFollow: async () => true,
}

let http: Server
let sockets: ReturnType<typeof startSocketServer>
let url: string

beforeEach(async () => {
  http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  // nobody follows anything here, so neither log nor database is asked
  const sql = undefined as unknown as Sql
  const onError = () => {}
  sockets = startSocketServer({
    http,
    relay: new Relay(sql, onError),
    sql,
    gate: open,
    mayConnect: request => mayConnect(request, 0),
    onError,
  })
})
afterEach(() => sockets.close())

/** Whether a socket opens for whoever says to be a page of this origin. */
async function opens(origin: string | undefined): Promise<boolean> {
  const socket = io(url, {
    path: '/rt',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...(origin ? { extraHeaders: { origin } } : {}),
  })
  const connected = await new Promise<boolean>(resolve => {
    socket.on('connect', () => resolve(true))
    socket.on('connect_error', () => resolve(false))
  })
  socket.close()
  return connected
}

describe('the handshake of a socket', () => {
  it('is refused to a page of another site, which would bring the reader’s cookie along', async () => {
    expect(await opens('https://evil.example')).toBe(false)
    expect(await opens('http://127.0.0.1:1')).toBe(false)
    expect(await opens('null')).toBe(false)
  })

  it('is open to our own pages and to programs', async () => {
    expect(await opens(url)).toBe(true)
    expect(await opens(undefined)).toBe(true)
  })
})
