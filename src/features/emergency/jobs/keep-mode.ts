import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import type { City } from '../../areas'
import { endOverdue } from '../commands/end-overdue'

const EVERY_MS = 15_000

interface ModeJob {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Tells, again and again until the signal, of emergencies whose end came by itself. */
export async function keepMode({ sql, city, clock, signal, onError }: ModeJob): Promise<void> {
  while (!signal.aborted) {
    await endOverdue({ sql, city }, { clock, requestId: randomUUID() }).catch(onError)
    await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => {})
  }
}
