import type { Clock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { openBell } from '@/platform/events/bell'
import { log } from '@/platform/log'
import { system } from '@/shared/auth'
import type { City } from '../../areas'
import { escalateOrders } from '../commands/escalate-orders'
import { giveOrders } from '../commands/give-orders'

/** Between two looks when nothing rings; a moved clock rings. */
const EVERY_MS = 1000
/** New records ring often: one look answers all of a stretch. */
const PAUSE_MS = 300

interface OrderJob {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

/**
 * Lets the rules give their orders as soon as a lamp or flag is lit, and tells of orders whose day has passed, by whichever
 * worker is alive.
 */
export async function keepOrders({ sql, city, clock, signal, onError }: OrderJob): Promise<void> {
  const bell = await openBell(sql)
  const context: CommandContext = { actor: system('rules'), clock, requestId: 'job:keep-orders', from: null }
  let nobodys = ''
  while (!signal.aborted) {
    try {
      const given = await giveOrders({ sql, city }, context)
      const named = given.nobodys.join(', ')
      if (named !== nobodys && named !== '')
        log().warn({ things: given.nobodys }, 'lit, and no unit is named for it: nobody can be given an order')
      nobodys = named
      const { isMore } = await escalateOrders({ sql, city }, context)
      if (given.isMore || isMore) continue
    } catch (error) {
      onError(error)
    }
    await bell.wait(EVERY_MS, signal)
    await bell.pause(PAUSE_MS, signal)
  }
  await bell.close()
}
