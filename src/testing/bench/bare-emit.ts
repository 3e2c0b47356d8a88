import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { connect } from '@/platform/db/client'

/**
 * The least a fan-out can be: what a notification carries goes to everybody, with no order, no memory and no topics.
 * A process of its own; prints its port.
 */
const sql = connect(process.env.DATABASE_URL ?? '', { max: 1 })
const http = createServer()
const io = new Server(http, { path: '/rt', transports: ['websocket'], serveClient: false })
await sql.listen('bench_bare', payload => io.emit('event', JSON.parse(payload)))
http.listen(0, '127.0.0.1', () => process.stdout.write(`${(http.address() as AddressInfo).port}\n`))
process.on('SIGTERM', () => process.exit(0))
