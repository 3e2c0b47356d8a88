import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import type { Couriers } from '@/platform/delivery'
import { openBell } from '@/platform/events/bell'
import { type MessageKind, sendNext } from '../commands/send-due'
import { forgetRecipients } from '../data/outbox.queries'

const EVERY_MS = 5000
const PAUSE_MS = 500
const FORGET_DAYS = 90
const DAY_MS = 86_400_000

interface SendingJob {
  readonly sql: Sql
  readonly clock: Clock
  readonly couriers: Couriers
  readonly kinds: readonly MessageKind[]
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Sends what waits in the outbox, one after the other, by whichever workers are alive. */
export async function keepSending({ sql, clock, couriers, kinds, signal, onError }: SendingJob): Promise<void> {
  const bell = await openBell(sql)
  while (!signal.aborted) {
    try {
      while (!signal.aborted && (await sendNext({ sql, couriers, kinds, at: clock.now() })));
      await forgetRecipients(sql, new Date(clock.now().getTime() - FORGET_DAYS * DAY_MS))
    } catch (error) {
      onError(error)
    }
    await bell.wait(EVERY_MS, signal)
    await bell.pause(PAUSE_MS, signal)
  }
  await bell.close()
  await Promise.all(Object.values(couriers).map(each => each?.close()))
}
