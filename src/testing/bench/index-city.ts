import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { City } from '@/features/areas'
import { loadCity } from '@/features/areas/server'
import { loadWorkingCalendar } from '@/features/datasets/server'
import { loadDefinitions } from '@/features/indicators/commands/load-definitions'
import { type Recounted, recount } from '@/features/indicators/commands/recount'
import { ingestFile } from '@/features/sources/server'
import { connect, type Sql } from '@/platform/db/client'
import { startDatabase } from '@/platform/db/embedded'
import { migrate } from '@/platform/db/migrate'
import { dataFolder } from '../data-folder'

/** A database of a bench's own with the city, its definitions and its reference series. */
export interface IndexCity {
  readonly city: City
  readonly folder: string
  readonly url: string
  /** Deliveries on it keep the indicators. */
  readonly live: Sql
  /** Deliveries on it know of no indicator. */
  readonly bare: Sql
  close(): Promise<void>
}

export async function openIndexCity(say: (line: string) => void): Promise<IndexCity> {
  const folder = dataFolder()
  const server = await startDatabase({ dataDir: folder, say })
  await migrate(server.url)
  const live = connect(server.url, { max: 6 })
  const bare = connect(`${server.url}?chengmai.rollups=off`, { max: 6 })
  const [setting] = await bare<{ rollups: string }[]>`select current_setting('chengmai.rollups') as rollups`
  if (setting?.rollups !== 'off') throw new Error('the connection without indicators keeps them')
  const city = loadCity('chengdu')
  await loadWorkingCalendar(live, city)
  await loadDefinitions({ sql: live, now: new Date() })
  const references = path.join(folder, 'ref.ndjson')
  const lines = city.reference.map(({ year, district, values }) => JSON.stringify({ year, district, ...values }))
  await writeFile(references, lines.join('\n'))
  await ingestFile({ sql: live, city, dataset: 'ref', source: 'city', path: references, format: 'ndjson' })
  const close = async () => {
    await Promise.all([live.end(), bare.end()])
    await server.stop()
  }
  return { city, folder, url: server.url, live, bare, close }
}

/** The worker of a running system: it keeps the live values. */
export interface Worker {
  /** Until every committed record is in the live values; answers the seconds it took. */
  current(): Promise<number>
  /** Until it has also counted once what running totals do not give: what a start costs is no cost of a delivery. */
  warm(): Promise<void>
  stop(): Promise<void>
}

const PATIENCE_MS = 1_800_000

export function startWorker({ folder, url, live }: IndexCity): Worker {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ROLE: 'worker',
      DEMO: '0',
      CITY: 'chengdu',
      LOG_LEVEL: 'warn',
      DATABASE_URL: url,
      DATA_DIR: folder,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const began = Date.now()
  const until = async (isDone: () => Promise<boolean>): Promise<number> => {
    const from = performance.now()
    for (;;) {
      const isThere = await isDone()
      const seconds = (performance.now() - from) / 1000
      if (isThere) return seconds
      if (child.exitCode !== null || seconds * 1000 > PATIENCE_MS) throw new Error('the live values did not follow')
      await sleep(20)
    }
  }
  const isCurrent = async () => {
    const [state] = await live<{ isCurrent: boolean }[]>`
      select coalesce((select at >= ${new Date(began)}
          and seq >= (select coalesce(max(seq), 0) from event_log where type like 'record%')
        from kept_moment), false) and not exists (select from rollup.unsettled) as "isCurrent"`
    return state?.isCurrent ?? false
  }
  const isWarm = async () => {
    const [state] = await live<{ isWarm: boolean }[]>`
      select not exists (select from indicator_moment where not is_kept and (at is null or at < ${new Date(began)})) as "isWarm"`
    return state?.isWarm ?? false
  }
  return {
    current: () => until(isCurrent),
    warm: async () => {
      await until(isCurrent)
      await until(isWarm)
    },
    stop: async () => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Counts every stored live value once more; waits for a computation that is under way. */
export async function recountAll({
  live,
  city,
}: Pick<IndexCity, 'live' | 'city'>): Promise<Recounted & { seconds: number }> {
  for (let tries = 0; tries < 200; tries++) {
    const began = performance.now()
    const done = await recount({ sql: live, city })
    if (done) return { ...done, seconds: (performance.now() - began) / 1000 }
    await sleep(100)
  }
  throw new Error('another computation holds the lock')
}
