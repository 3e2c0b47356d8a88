import { setTimeout as sleep } from 'node:timers/promises'
import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { findMatches } from '../commands/find-matches'
import { pollSystem, tablesOf } from '../commands/poll-system'
import { queueOutward } from '../commands/queue-outward'
import { reconcileInTime } from '../commands/reconcile'
import { SENDING, sendOutward } from '../commands/send-outward'
import { FrontDatabase } from '../data/front-database'
import {
  lookBegins,
  noteFailure,
  type StoredSystem,
  systems,
  type TableState,
  tableStates,
} from '../data/system.queries'
import { troubleOf } from '../domain/trouble'

const TICK_MS = 1000

interface DockingJob {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  readonly addresses: ReadonlyMap<string, string>
  readonly signal: AbortSignal
  readonly onError: (error: unknown) => void
}

const lastLook = (system: StoredSystem, states: readonly TableState[]): number =>
  Math.max(0, ...states.filter(each => each.system === system.name).map(each => each.polledAt?.getTime() ?? 0))

/** Looks into front-end databases, each at its own interval, by whichever workers are alive. */
export async function keepDocking({ sql, city, clock, addresses, signal, onError }: DockingJob): Promise<void> {
  const open = new Map<string, FrontDatabase>()
  const databaseOf = (name: string) => {
    const url = addresses.get(name)
    const known = open.get(name)
    if (known || url === undefined) return known
    const made = new FrontDatabase(url)
    open.set(name, made)
    return made
  }
  while (!signal.aborted) {
    try {
      const [stored, states] = await Promise.all([systems(sql), tableStates(sql, null)])
      const now = clock.now().getTime()
      const due = stored.filter(
        each =>
          each.declaration.kind === 'postgres' &&
          tablesOf(each).length > 0 &&
          (each.isDue || now - lastLook(each, states) >= each.declaration.everySeconds * 1000),
      )
      // one that does not answer must not keep the others waiting
      await Promise.all(
        due.map(async system => {
          const front = databaseOf(system.name)
          if (!front) return
          await lookBegins(sql, system.name)
          if (system.declaration.direction === 'in') await pollSystem(system, { sql, city, clock, front, signal })
          else {
            await queueOutward(system, { sql, city, clock })
            await sendOutward(system, { sql, clock, front, signal }).catch(error =>
              noteFailure(sql, system.name, SENDING, troubleOf(error), clock.now()),
            )
            await reconcileInTime(system, { sql, city, clock, front })
          }
        }),
      )
      await findMatches({ sql, city, clock })
    } catch (error) {
      onError(error)
    }
    await sleep(TICK_MS, undefined, { signal }).catch(() => {})
  }
  await Promise.all([...open.values()].map(each => each.close()))
}
