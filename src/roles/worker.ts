import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { digestMessage, keepAlerts } from '../features/alerts/server'
import { chosenCity } from '../features/areas/server'
import { followCalendar } from '../features/calendar/server'
import { keepCaseClocks } from '../features/cases/server'
import { makeDemoRounds } from '../features/census/server'
import { settleDerivations } from '../features/datasets/server'
import { keepSending } from '../features/deliveries/server'
import { claimForDemo, followClock, startDemo } from '../features/demo/server'
import { keepDocking } from '../features/docking/server'
import { keepMode } from '../features/emergency/server'
import { keepLamps } from '../features/flags/server'
import { settle, startIndicatorJobs } from '../features/indicators/server'
import { invitationMessage, keepAsking, linkSecret } from '../features/ratings/server'
import { ensureIngestKey } from '../features/sources/server'
import { keepOrders } from '../features/supervision/server'
import { keepTransfers } from '../features/transfers/server'
import { keepAnchor } from '../platform/audit'
import { config } from '../platform/config'
import { clock } from '../platform/current-clock'
import { database } from '../platform/db/client'
import { openDatabase } from '../platform/db/open-database'
import { openCouriers } from '../platform/delivery'
import { log } from '../platform/log'
import type { RunningRole } from './running-role'
import { say } from './say'

/** Derivations are settled this often, and in a large city, where they read millions of cases, in this share of the time. */
const SETTLE_MS = 60_000
const SETTLING_SHARE = 0.1

async function untilReady(baseUrl: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const ready = await fetch(`${baseUrl}/readyz`, { signal }).then(
      answer => answer.ok,
      () => false,
    )
    if (ready) return
    await sleep(250, undefined, { signal }).catch(() => {})
  }
}

/** What need not be answered at once: indicators, lamps that light by the passing of time, the demo city and its feed. */
export async function startWorker(): Promise<RunningRole> {
  const { port, host, dataDir, demo, demoCity, ingestKey, clockOffsetMs } = config()
  const closeDatabase = await openDatabase(say)
  const sql = database()
  const city = await chosenCity(sql)
  if (demo) await claimForDemo(sql, clock().now())
  const stopping = new AbortController()
  const { signal } = stopping
  // every job hears of the end: they are more than the ten that Node takes for a leak
  setMaxListeners(0, signal)
  const failed = (what: string) => (error: unknown) => {
    if (!signal.aborted) log().error({ err: error }, `${what} failed`)
  }

  await followCalendar({ sql, city, signal, onError: failed('calendar') })
  await followClock({ sql, clock: clock(), startMs: clockOffsetMs, signal, onError: failed('clock') })
  const running: Promise<unknown>[] = [
    startIndicatorJobs({ sql, city, clock: clock(), signal }).catch(failed('indicators')),
    keepTransfers({ sql, clock: clock(), signal, onError: failed('transfers') }),
    keepCaseClocks({ sql, city, clock: clock(), signal, onError: failed('clocks of cases') }),
    keepMode({ sql, city, clock: clock(), signal, onError: failed('the city’s mode') }),
    keepLamps({ sql, city, clock: clock(), signal, onError: failed('lamps') }).catch(failed('lamps')),
    keepDocking({
      sql,
      city,
      clock: clock(),
      addresses: config().dockingUrls,
      signal,
      onError: failed('docking'),
    }).catch(failed('docking')),
    keepAnchor({
      sql,
      dataDir,
      signal,
      onBreak: broken => log().error({ broken }, 'the chain of the audit is broken: npm run audit:verify'),
      onError: failed('audit anchor'),
    }).catch(failed('audit anchor')),
  ]
  const job = { sql, city, clock: clock(), signal }
  const startOrders = () => {
    running.push(keepOrders({ ...job, onError: failed('orders') }).catch(failed('orders')))
    running.push(keepAsking({ ...job, onError: failed('asking') }).catch(failed('asking')))
  }
  const publicUrl = config().publicUrl ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
  const baseUrl = publicUrl.replace(/\/+$/, '')
  const kinds = [invitationMessage({ city, secret: await linkSecret(), baseUrl }), digestMessage(city, baseUrl)]
  running.push(keepAlerts({ ...job, onError: failed('alerts') }).catch(failed('alerts')))
  const sending = keepSending({ ...job, couriers: openCouriers(), kinds, onError: failed('messages') })
  running.push(sending.catch(failed('messages')))
  let isSettling = false
  let mayBegin = 0
  const derivations = setInterval(() => {
    const began = performance.now()
    if (isSettling || began < mayBegin) return
    isSettling = true
    const now = clock().now()
    settleDerivations(sql, now, tx => settle(tx, { city, now }))
      .catch(failed('derivations'))
      .finally(() => {
        isSettling = false
        const ended = performance.now()
        mayBegin = ended + (ended - began) * (1 / SETTLING_SHARE - 1)
      })
  }, SETTLE_MS)
  if (demoCity) {
    const baseUrl = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
    const seed = async () => {
      await untilReady(baseUrl, signal)
      const key = await ensureIngestKey({ dataDir, given: ingestKey })
      await startDemo({
        baseUrl,
        ingestKey: key.value,
        city,
        clock: clock(),
        signal,
        dataDir,
        onProgress: line => log().info(line),
        // what the demo city tells of its past comes before what the rules make of it
        onReady: () => {
          startOrders()
          running.push(makeDemoRounds(job).catch(failed('demo census')))
        },
      })
    }
    running.push(seed().catch(failed('demo')))
  } else startOrders()
  return {
    async close() {
      clearInterval(derivations)
      stopping.abort()
      await Promise.allSettled(running)
      await sql.end({ timeout: 3 })
      await closeDatabase()
    },
  }
}
