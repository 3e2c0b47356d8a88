import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import type { Account } from './account'
import { type Binaries, cleanEnvironment } from './binaries'
import { type Cluster, databaseName } from './cluster'
import { commandLine, processStart } from './process-identity'

/** A running postmaster as its own pid file tells it. */
export interface Postmaster {
  pid: number
  port: number
}

const pidFile = (directory: string) => join(directory, 'postmaster.pid')

export const logFile = (cluster: Cluster) => join(cluster.home, 'postgres.log')

/**
 * The postmaster of the cluster in `directory` if one lives. A pid file whose pid now belongs to another program (pids are reused,
 * containers start counting anew) would make PostgreSQL refuse to start, so that one is removed; a merely dead pid
 * is left to PostgreSQL, which also checks its shared memory for orphaned workers.
 */
export function findPostmaster(directory: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(pidFile(directory), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (processStart(pid) === undefined) return undefined
  const command = commandLine(pid)
  if (command !== '' && !command.includes(directory)) {
    if (workersOf(directory).length === 0) rmSync(pidFile(directory), { force: true })
    return undefined
  }
  return { pid, port: Number(lines[3]) }
}

/** Processes that still sit in the cluster's folder: the workers of a postmaster that was killed, for a moment. */
export function workersOf(directory: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === directory
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Starts PostgreSQL in a session of its own: Ctrl-C on our terminal must reach us first, not the database. */
export function spawnPostmaster(
  cluster: Cluster,
  binaries: Binaries,
  account: Account,
  settings: Record<string, string>,
): ChildProcess {
  const output = openSync(logFile(cluster), 'a', 0o600)
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  try {
    const child = spawn(join(binaries.bin, 'postgres'), ['-D', cluster.directory, ...options], {
      ...account,
      env: cleanEnvironment,
      cwd: '/',
      detached: true,
      stdio: ['ignore', output, output],
    })
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

export function urlOf(cluster: Cluster, port: number, database = databaseName): string {
  return `postgres://${cluster.user}:${cluster.password}@127.0.0.1:${port}/${database}`
}

/** A free loopback port, the wished one if it is free. */
export function freePort(wish = 0): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer()
    probe.once('error', error => (wish === 0 ? fail(error) : settle(freePort())))
    probe.listen(wish, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => settle(port))
    })
  })
}

/**
 * Waits until PostgreSQL takes queries and makes sure our database exists.
 * @param hasEnded tells that the process is gone, so that waiting on is useless
 * @throws Error with the end of PostgreSQL's own log
 */
export async function waitUntilReady(cluster: Cluster, port: number, hasEnded: () => boolean): Promise<void> {
  // crash recovery of a large write-ahead log may take minutes; PostgreSQL answers 57P03 meanwhile
  const deadline = performance.now() + 300_000
  for (let pause = 10; ; pause = Math.min(pause * 2, 200)) {
    const sql = postgres(urlOf(cluster, port, 'postgres'), { max: 1, connect_timeout: 5, onnotice: () => {} })
    try {
      const found = await sql`select 1 from pg_database where datname = ${databaseName}`
      if (found.length === 0) await sql`create database ${sql(databaseName)}`
      return
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      const isStarting = ['57P03', 'ECONNREFUSED', 'ECONNRESET', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT'].includes(code)
      if (!isStarting || hasEnded() || performance.now() > deadline) {
        throw new Error(`PostgreSQL did not start: ${(error as Error).message}\n${logTail(cluster)}`)
      }
    } finally {
      await sql.end({ timeout: 1 })
    }
    await sleep(pause)
  }
}

function logTail(cluster: Cluster): string {
  try {
    return readFileSync(logFile(cluster), 'utf8').trimEnd().split('\n').slice(-8).join('\n')
  } catch {
    return ''
  }
}

/** Ends it in order (SIGINT: sessions are cut, all is written), by force after half a minute. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < seconds * 1000; waited += 20) {
      if (processStart(pid) === undefined) return
      await sleep(20)
    }
  }
}
