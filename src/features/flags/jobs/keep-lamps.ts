import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import type { City } from '../../areas'
import { refreshFlags } from '../../datasets/server'
import { settle } from '../../indicators/server'
import { tellFlagChanges } from '../commands/tell-flag-changes'

const EVERY_MS = 60_000

interface LampJob {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Keeps what time does to lamps and flags: the stored copy on steps that formulas read, and the events that walls follow. */
export async function keepLamps({ sql, city, clock, signal, onError }: LampJob): Promise<void> {
  let told: Date | null = null
  while (!signal.aborted) {
    const to = clock.now()
    try {
      await sql.begin(async tx => {
        await refreshFlags(tx, to)
        await settle(tx, { city, now: to })
      })
      told = (await tellFlagChanges({ sql, city, from: told, to })).until
    } catch (error) {
      onError(error)
    }
    await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => {})
  }
}
