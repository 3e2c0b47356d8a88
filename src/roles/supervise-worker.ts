import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { log } from '../platform/log'
import type { RunningRole } from './running-role'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
const GRACE_MS = 5000
/** A worker that lived this long is taken to be well: the next restart is quick again. */
const WELL_MS = 60_000

const entry = fileURLToPath(new URL('../server.ts', import.meta.url))

/** Keeps one worker process alive: started again whenever it ends, after a pause that grows while it keeps failing. */
export function superviseWorker(): RunningRole {
  let child: ChildProcess | undefined
  let stopping = false
  let wait = FIRST_WAIT_MS
  let timer: NodeJS.Timeout | undefined

  const start = () => {
    const began = Date.now()
    child = fork(entry, [], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ROLE: 'worker' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('exit', (code, signal) => {
      if (stopping) return
      wait = Date.now() - began > WELL_MS ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS)
      log().error({ code, signal, waitMs: wait }, 'worker ended; starting it again')
      timer = setTimeout(start, wait)
    })
  }
  start()

  return {
    async close() {
      stopping = true
      clearTimeout(timer)
      const running = child
      if (!running || running.exitCode !== null || running.signalCode !== null) return
      const ended = new Promise<void>(resolve => running.once('exit', () => resolve()))
      running.kill('SIGTERM')
      const kill = setTimeout(() => running.kill('SIGKILL'), GRACE_MS)
      await ended
      clearTimeout(kill)
    },
  }
}
