import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { openBell } from '@/platform/events/bell'
import { tellAddresses } from '../commands/tell-addresses'

/** Between two looks when nothing rings: a digest becomes due by time alone. */
const EVERY_MS = 15_000
const PAUSE_MS = 1000

interface AlertJob {
  readonly sql: Sql
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Tells addresses what concerns their posts, by whichever worker is alive. */
export async function keepAlerts({ sql, clock, signal, onError }: AlertJob): Promise<void> {
  const bell = await openBell(sql)
  while (!signal.aborted) {
    try {
      await tellAddresses(sql, clock.now())
    } catch (error) {
      onError(error)
    }
    await bell.wait(EVERY_MS, signal)
    await bell.pause(PAUSE_MS, signal)
  }
  await bell.close()
}
