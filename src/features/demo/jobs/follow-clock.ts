import type { Clock } from '@/platform/clock'
import { isMovable } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { openBell } from '@/platform/events/bell'
import { movedBy } from '../data/demo-clock.queries'

/** What a lost ring costs. */
const LOOK_MS = 1000

interface Following {
  readonly sql: Sql
  readonly clock: Clock
  /** Ahead of the world's clock from the start (`CLOCK_OFFSET`). */
  readonly startMs: number
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Keeps this process's clock where the demo's stands, from the first look on; every node does, so all agree. */
export async function followClock({ sql, clock, startMs, signal, onError }: Following): Promise<void> {
  if (!isMovable(clock)) return
  const look = async () => clock.moveTo(startMs + (await movedBy(sql)))
  await look()
  const bell = await openBell(sql)
  const follow = async () => {
    while (!signal.aborted) {
      await bell.wait(LOOK_MS, signal)
      if (!signal.aborted) await look().catch(onError)
    }
    await bell.close()
  }
  void follow()
}
