import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { createApi } from '../api/app'
import { setRelayLag } from '../api/metrics'
import { withQuickTiles } from '../api/quick-tiles'
import { chosenCity } from '../features/areas/server'
import { followCalendar } from '../features/calendar/server'
import { claimForDemo, followClock } from '../features/demo/server'
import { loadDefinitions } from '../features/indicators/server'
import { keyUses } from '../features/keys/server'
import { startMapStore } from '../features/layers/server'
import { loadMatrix } from '../features/matrix/server'
import { openAccounts, socketGate } from '../features/people/server'
import { ensureIngestKey } from '../features/sources/server'
import { denials } from '../platform/audit'
import { config } from '../platform/config'
import { clock } from '../platform/current-clock'
import { database } from '../platform/db/client'
import { openDatabase } from '../platform/db/open-database'
import { Relay } from '../platform/events/relay'
import { mayConnect, passFrontDoor } from '../platform/http/front-door'
import { loopbackAddress, ownPages } from '../platform/http/own-pages'
import { log } from '../platform/log'
import { startSocketServer } from '../platform/realtime/socket-server'
import { StartError } from '../platform/start-error'
import type { RunningRole } from './running-role'
import { say } from './say'

/** A node whose relay has not read the log for this long is not ready. */
const RELAY_LIMIT_MS = 5000
const PROBE_LIMIT_MS = 2000
const isData = (path: string): boolean => /^\/(api\/|healthz$|readyz$|metrics$)/.test(path)

async function preparePages(host: string, port: number) {
  say('准备页面 / preparing the pages')
  const app = next({ dev: false, hostname: host, port })
  await app.prepare()
  return { handle: app.getRequestHandler(), close: () => app.close() }
}

/** Pages, API and sockets on one port; with `ROLE=realtime` API and sockets alone. */
export async function startWeb(): Promise<RunningRole> {
  const { port, host, dataDir, demo, ingestKey, role, clockOffsetMs, trustedProxies: proxies } = config()
  const closeDatabase = await openDatabase(say)
  const sql = database()
  const city = await chosenCity(sql)
  const stopping = new AbortController()
  const { signal } = stopping
  const onCalendar = (error: unknown) => log().warn({ err: error }, 'the calendar could not be followed')
  await followCalendar({ sql, city, signal, onError: onCalendar })
  await followClock({
    sql,
    clock: clock(),
    startMs: clockOffsetMs,
    signal: stopping.signal,
    onError: error => log().warn({ err: error }, 'the clock could not be followed'),
  })
  await loadMatrix(sql, city, clock())
  if (demo) await claimForDemo(sql, clock().now())
  // before anybody can ask: a page without its indicators would be as empty as a search for them
  await loadDefinitions({ sql, now: clock().now() })
  await openAccounts({ sql, city, clock: clock(), say })
  const key = await ensureIngestKey({ dataDir, given: ingestKey })
  if (key.path) say(`接入密钥 / ingest key: ${key.path}`)

  const relay = new Relay(sql, error => log().warn({ err: error }, 'relay could not read the event log'))
  await relay.start()
  const map = startMapStore({
    sql,
    relay,
    city,
    now: () => clock().now(),
    onError: error => log().warn({ err: error }, 'the map store could not read'),
  })
  const ready = async () => {
    const lagMs = relay.lagMs(Date.now())
    setRelayLag(lagMs)
    const asked = sql`select 1`.then(
      () => true,
      () => false,
    )
    const answers = await Promise.race([asked, sleep(PROBE_LIMIT_MS, false, { ref: false })])
    return {
      ok: answers && lagMs < RELAY_LIMIT_MS && map.isLoaded,
      detail: { database: answers, relay: { seq: relay.head, lagMs }, map: map.state() },
    }
  }

  const pages = role === 'realtime' ? undefined : await preparePages(host, port)
  const api = withQuickTiles(getRequestListener(createApi({ ready }).fetch))
  const http = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    if (!passFrontDoor(request, response, { proxies, isData })) return
    void (isData(path) || !pages ? api(request, response) : pages.handle(request, response))
  })
  // A delivery may take as long as its line needs; what drips is spooled and holds no lock.
  http.requestTimeout = 0
  const sockets = startSocketServer({
    http,
    relay,
    sql,
    mayConnect: request => mayConnect(request, proxies),
    gate: socketGate,
    onError: error => log().error({ err: error }, 'socket failed'),
  })
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new StartError(`端口 ${port} 已被占用 / Port ${port} is taken. Choose another: PORT=3001 npm start`)
          : error,
      )
    })
    http.listen(port, host, resolve)
  })
  const listening = http.address()
  if (pages && listening && typeof listening === 'object') ownPages().address = loopbackAddress(host, listening.port)
  return {
    async close() {
      stopping.abort()
      await sockets.close()
      // What is counted in memory is written down before the database is let go.
      await Promise.allSettled([denials().settle(), keyUses().settle()])
      map.close()
      await relay.stop()
      http.closeAllConnections()
      await pages?.close().catch(() => {})
      await sql.end({ timeout: 3 })
      await closeDatabase()
    },
  }
}
