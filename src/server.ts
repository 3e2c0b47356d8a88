import { personalNames } from './features/datasets'
import { ConfigError, config } from './platform/config'
import { isBrokenConnection } from './platform/db/broken-connection'
import { hideInLog, log } from './platform/log'
import { StartError } from './platform/start-error'
import { startAll } from './roles/all'
import type { RunningRole } from './roles/running-role'
import { startWeb } from './roles/web'
import { startWorker } from './roles/worker'
import { Problem } from './shared/problem'

/** The embedded database may need a while to write down what it holds. */
const LONGEST_STOP_MS = 30_000

// Before anything is logged: what the registry marks personal is in no line.
hideInLog(personalNames())

/** Composes the role this process was asked to play, starts it, and takes it down on a signal. */
async function main(): Promise<void> {
  const { role } = config()
  const running: RunningRole =
    role === 'all' ? await startAll() : role === 'worker' ? await startWorker() : await startWeb()
  let stopping = false
  const stop = (code: number) => {
    if (stopping) return
    stopping = true
    // A connection that will not end must not keep the terminal waiting.
    setTimeout(() => process.exit(code), LONGEST_STOP_MS).unref()
    running.close().then(
      () => process.exit(code),
      error => {
        log().error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))
  // A worker whose parent died has nobody left to restart it.
  process.on('disconnect', () => stop(0))
  // It may have died while we were starting: then nobody tells us any more.
  if (process.connected === false) stop(0)
}

process.on('uncaughtException', (error: Error) => {
  if (isBrokenConnection(error)) {
    log().error({ err: error }, 'database connection broke; the pool reconnects')
    return
  }
  log().fatal({ err: error }, 'uncaught')
  process.exit(1)
})

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof StartError || error instanceof Problem
  process.stderr.write(`\n${expected ? error.message : (error as Error).stack}\n`)
  process.exit(1)
})
