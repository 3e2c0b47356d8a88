import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { visitor } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { openLink } from '@/ui/live/link'
import type { NewEvent } from '../events'
import { appendEvents } from '../events/data/append-events'
import { Relay } from '../events/relay'
import type { Delivery } from './follower'
import type { Gate } from './gate'
import { startSocketServer } from './socket-server'

const db = testDatabase()
const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const event = (subject: string, topics: readonly string[]): NewEvent => ({
  at: new Date(),
  topics,
  type: 'record.added',
  subject,
  data: { subject },
  actor: 'test',
})

/** Everybody may be told everything: who may is tested where people are. */
const everything: Gate = {
  enter: async () => ({ actor: visitor(true), lastMoment: null }),
  renew: async actor => ({ actor, lastMoment: null }),
  sightOf: () => ({ key: 'all', show: told => told }),
  mayFollow: async () => true,
}

async function startNode(port = 0) {
  const errors: unknown[] = []
  const relay = new Relay(db.sql, error => errors.push(error))
  await relay.start()
  const http = createServer()
  const sockets = startSocketServer({
    http,
    relay,
    sql: db.sql,
    gate: everything,
    onError: error => errors.push(error),
  })
  await new Promise<void>(resolve => http.listen(port, '127.0.0.1', resolve))
  const close = async () => {
    await sockets.close()
    await relay.stop()
    http.closeAllConnections()
  }
  return { port: (http.address() as AddressInfo).port, close, errors, relay }
}

/** A follower that behaves as the wall does: remembers the last number and asks for what came after. */
function follow(port: number, topics: readonly string[], after: number | null) {
  const seen: Delivery[] = []
  const doubled: number[] = []
  let last = after
  const { socket, close } = openLink(`http://127.0.0.1:${port}`, { first: 20, longest: 50 })
  socket.on('connect', () => socket.emit('follow', { topics, after: last }))
  socket.on('snapshot', ({ seq }: { seq: number }) => {
    last = seq
  })
  socket.on('mark', ({ seq }: { seq: number }) => {
    last = Math.max(last ?? 0, seq)
  })
  socket.on('event', (delivery: Delivery) => {
    if (last !== null && delivery.seq <= last) doubled.push(delivery.seq)
    seen.push(delivery)
    last = delivery.seq
  })
  open.push(async () => close())
  return { socket, seen, doubled, position: () => last }
}

/** A ceiling for a machine that is busy with everything else; what is waited for takes milliseconds. */
const CEILING_MS = 60_000

async function until(what: () => boolean | Promise<boolean>, ms = CEILING_MS) {
  const end = Date.now() + ms
  while (!(await what())) {
    if (Date.now() > end) throw new Error('waited in vain')
    await sleep(20)
  }
}

describe('events', () => {
  it('are not held back by a transaction that stays open, and none is skipped', async () => {
    const node = await startNode()
    open.push(node.close)
    const follower = follow(node.port, ['wall'], null)
    await until(() => follower.position() !== null)
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    const long = db.sql.begin(async tx => {
      await tx`select pg_current_xact_id()`
      await held
      await appendEvents(tx, [event('case:late', ['wall'])])
    })
    await db.sql.begin(tx => appendEvents(tx, [event('case:early', ['wall'])]))
    await until(() => follower.seen.length === 1)
    release()
    await long
    await until(() => follower.seen.length === 2)
    expect(follower.seen.map(each => each.subject)).toEqual(['case:early', 'case:late'])
  })

  it('tell each follower once, under the most specific topic it follows', async () => {
    const node = await startNode()
    open.push(node.close)
    const follower = follow(node.port, ['wall', 'area:510104'], null)
    await until(() => follower.position() !== null)
    await db.sql.begin(tx =>
      appendEvents(tx, [
        event('case:1', ['case:1', 'area:510104', 'wall']),
        event('case:2', ['case:2', 'area:510105']),
        event('case:3', ['wall']),
      ]),
    )
    await until(() => follower.seen.length === 2)
    await sleep(100)
    expect(follower.seen.map(each => [each.subject, each.topic])).toEqual([
      ['case:1', 'area:510104'],
      ['case:3', 'wall'],
    ])
  })

  it('reach every follower exactly once and in order across cuts and a restart of the server', async () => {
    let node = await startNode()
    const { port } = node
    const followers = Array.from({ length: 5 }, () => follow(port, ['wall'], null))
    await until(() => followers.every(each => each.position() !== null))
    const from = Math.max(...followers.map(each => each.position() ?? 0))
    const write = async (writer: number) => {
      for (let at = 0; at < 60; at += 1) {
        await db.sql.begin(async tx => {
          if (at % 7 === 0) await sleep(10)
          await appendEvents(tx, [
            event(`case:${writer}-${at}`, ['wall']),
            event(`case:${writer}-${at}b`, at % 2 ? ['wall'] : ['index']),
          ])
        })
      }
    }
    const cut = async () => {
      for (let at = 0; at < 12; at += 1) {
        await sleep(25)
        followers[at % followers.length]?.socket.io.engine?.close()
      }
    }
    const restart = async () => {
      await sleep(120)
      await node.close()
      await sleep(150)
      node = await startNode(port)
    }
    await Promise.all([write(1), write(2), write(3), write(4), cut(), restart()])
    open.push(node.close)
    const expected = await db.sql<
      { seq: number }[]
    >`select seq from event_log where seq > ${from} and 'wall' = any(topics) order by seq`
    const newest = expected.at(-1)?.seq ?? 0
    await until(() => followers.every(each => (each.position() ?? 0) >= newest))
    expect(expected).toHaveLength(4 * 90)
    for (const each of followers) {
      expect(each.doubled).toEqual([])
      expect(each.seen.map(delivery => delivery.seq)).toEqual(expected.map(row => row.seq))
    }
    expect(node.errors).toEqual([])
  })

  it('refuse a topic that is none, and answer a number from another life of the database with a snapshot', async () => {
    const node = await startNode()
    open.push(node.close)
    const follower = follow(node.port, ['everything'], 10 ** 12)
    const refused: unknown[] = []
    follower.socket.on('refused', answer => refused.push(answer))
    await until(() => (follower.position() ?? 0) < 10 ** 12)
    expect(refused).toEqual([{ topic: 'everything', code: 'unknown-topic' }])
  })
})
