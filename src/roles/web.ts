import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { createApi } from '../api/app'
import { setRelayLag } from '../api/metrics'
import { chosenCity } from '../features/areas/server'
import { loadWorkingCalendar } from '../features/datasets/server'
import { claimForDemo } from '../features/demo/server'
import { openAccounts, socketGate } from '../features/people/server'
import { ensureIngestKey } from '../features/sources/server'
import { config } from '../platform/config'
import { clock } from '../platform/current-clock'
import { database } from '../platform/db/client'
import { openDatabase } from '../platform/db/open-database'
import { Relay } from '../platform/events/relay'
import { log } from '../platform/log'
import { startSocketServer } from '../platform/realtime/socket-server'
import { StartError } from '../platform/start-error'
import type { RunningRole } from './running-role'
import { say } from './say'

/** A node whose relay has not read the log for this long is not ready. */
const RELAY_LIMIT_MS = 5000
const PROBE_LIMIT_MS = 2000
const isApi = /^\/(api\/|healthz$|readyz$|metrics$)/

async function preparePages(host: string, port: number) {
  say('准备页面 / preparing the pages')
  const app = next({ dev: false, hostname: host, port })
  await app.prepare()
  return { handle: app.getRequestHandler(), close: () => app.close() }
}

/** Pages, API and sockets on one port; with `ROLE=realtime` API and sockets alone. */
export async function startWeb(): Promise<RunningRole> {
  const { port, host, dataDir, demo, ingestKey, role } = config()
  const closeDatabase = await openDatabase(say)
  const sql = database()
  const city = await chosenCity(sql)
  await loadWorkingCalendar(sql, city)
  if (demo) await claimForDemo(sql, clock().now())
  await openAccounts({ sql, city, clock: clock(), say })
  const key = await ensureIngestKey({ dataDir, given: ingestKey })
  if (key.path) say(`接入密钥 / ingest key: ${key.path}`)

  const relay = new Relay(sql, error => log().warn({ err: error }, 'relay could not read the event log'))
  await relay.start()
  const ready = async () => {
    const lagMs = relay.lagMs(Date.now())
    setRelayLag(lagMs)
    const asked = sql`select 1`.then(
      () => true,
      () => false,
    )
    const answers = await Promise.race([asked, sleep(PROBE_LIMIT_MS, false, { ref: false })])
    return { ok: answers && lagMs < RELAY_LIMIT_MS, detail: { database: answers, relay: { seq: relay.head, lagMs } } }
  }

  const pages = role === 'realtime' ? undefined : await preparePages(host, port)
  const api = getRequestListener(createApi({ ready }).fetch)
  const http = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    void (isApi.test(path) || !pages ? api(request, response) : pages.handle(request, response))
  })
  // A delivery may take as long as its line needs; what drips is spooled and holds no lock.
  http.requestTimeout = 0
  const sockets = startSocketServer({
    http,
    relay,
    sql,
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
  return {
    async close() {
      await sockets.close()
      await relay.stop()
      http.closeAllConnections()
      await pages?.close().catch(() => {})
      await sql.end({ timeout: 3 })
      await closeDatabase()
    },
  }
}
