import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A port nobody listens on right now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** Open to whoever looks on, and empty: what a test brings is all there is. */
export const openCity = { DEMO: '1', DEMO_CITY: '0' } as const

export interface RunningServer {
  readonly baseUrl: string
  readonly port: number
  readonly dataDir: string
  readonly process: ChildProcess
  ingestKey(): Promise<string>
  /** A GET of the interface with the ingest key, which may read everything. */
  read(path: string): Promise<Response>
  /** Everything it printed so far. */
  output(): string
  /** Ends it as an accident would. */
  kill(): Promise<void>
  /** Ends it as Ctrl-C would. */
  stop(): Promise<void>
}

interface Options {
  readonly dataDir: string
  readonly port?: number
  /** `DATABASE_URL`, `DEMO`, `ROLE`, `CITY`, … */
  readonly environment?: Record<string, string>
  /** How long it may take, ms: a map of many millions is read before it is. */
  readonly readyWithin?: number
}

/** Starts the whole server as its own process and waits until it is ready. */
export async function runServer({
  dataDir,
  port: wanted,
  environment = {},
  readyWithin = 90_000,
}: Options): Promise<RunningServer> {
  const port = wanted ?? (await freePort())
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DEMO: '0',
      LOG_LEVEL: 'warn',
      ...environment,
      DATA_DIR: dataDir,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', text => {
    printed += text
  })
  child.stderr.on('data', text => {
    printed += text
  })
  const baseUrl = `http://127.0.0.1:${port}`
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const end = async (signal: NodeJS.Signals) => {
    if (hasEnded()) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const deadline = Date.now() + readyWithin
  for (;;) {
    const ready = await fetch(`${baseUrl}/readyz`).then(
      answer => answer.ok,
      () => false,
    )
    if (ready) break
    if (hasEnded() || Date.now() > deadline) {
      await end('SIGKILL')
      throw new Error(`the server did not become ready:\n${printed}`)
    }
    await sleep(100)
  }
  const ingestKey = async () => (await readFile(path.join(dataDir, 'ingest.key'), 'utf8')).trim()
  return {
    baseUrl,
    port,
    dataDir,
    process: child,
    ingestKey,
    read: async path =>
      fetch(`${baseUrl}${path}`, {
        headers: { authorization: `Bearer ${environment.INGEST_KEY ?? (await ingestKey())}` },
      }),
    output: () => printed,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
