import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '../db/client'
import { EVENT_CHANNEL } from './data/append-events'

/** Rings when something was written into the event log, by any process. */
export interface Bell {
  /**
   * Resolves at the next ring (`true`), or after so many milliseconds or when the signal is aborted (`false`). A ring
   * since the last wait counts: who was busy with the one before does not sleep through it.
   */
  wait(ms: number, signal: AbortSignal): Promise<boolean>
  /** Lets so much time pass, whatever rings. */
  pause(ms: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** The longest a timer can be told to wait. */
const LONGEST_MS = 2 ** 31 - 1

/** A ring may be lost with its connection: whoever waits says for how long that may cost. */
export async function openBell(sql: Sql): Promise<Bell> {
  const waiting = new Set<(rung: boolean) => void>()
  let hasRung = false
  const subscription = await sql.listen(EVENT_CHANNEL, () => {
    hasRung = true
    for (const each of [...waiting]) each(true)
  })
  return {
    wait: (ms, signal) =>
      new Promise(resolve => {
        const done = (rung: boolean) => {
          waiting.delete(done)
          hasRung = false
          clearTimeout(timer)
          signal.removeEventListener('abort', aborted)
          resolve(rung)
        }
        const aborted = () => done(false)
        const timer = setTimeout(() => done(false), Math.max(0, Math.min(ms, LONGEST_MS)))
        timer.unref()
        waiting.add(done)
        signal.addEventListener('abort', aborted)
        if (signal.aborted) done(false)
        else if (hasRung) done(true)
      }),
    pause: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => {}),
    async close() {
      for (const each of [...waiting]) each(false)
      await subscription.unlisten().catch(() => {})
    },
  }
}
