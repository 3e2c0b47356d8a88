import type { Clock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { openBell } from '@/platform/events/bell'
import { system } from '@/shared/auth'
import type { City } from '../../areas'
import { askAtMoments } from '../commands/ask-at-moments'
import { linkSecret } from '../queries/secrets'

/** Between two looks when nothing rings; a moved clock rings. */
const EVERY_MS = 30_000
/** New records ring often: one look answers all of a stretch. */
const PAUSE_MS = 5000

interface AskingJob {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/** Lets the set moments of projects ask their investors, by whichever worker is alive. */
export async function keepAsking({ sql, city, clock, signal, onError }: AskingJob): Promise<void> {
  const bell = await openBell(sql)
  const context: CommandContext = { actor: system('asking-investors'), clock, requestId: 'job:keep-asking', from: null }
  const secret = await linkSecret()
  while (!signal.aborted) {
    try {
      while (!signal.aborted && (await askAtMoments({ sql, city, secret }, context)) > 0);
    } catch (error) {
      onError(error)
    }
    await bell.wait(EVERY_MS, signal)
    await bell.pause(PAUSE_MS, signal)
  }
  await bell.close()
}
