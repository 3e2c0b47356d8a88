import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveCity, Row } from '../../../../seed/demo'
import type { Clock } from '../../../platform/clock'
import { type Door, DoorError } from './door'

interface Feeding {
  readonly live: LiveCity
  readonly door: Door
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Called now and then with the moment up to which all has been delivered. */
  readonly remember: (until: Date) => Promise<void>
  readonly onProgress: (line: string) => void
}

/** Between two looks at the clock. Short enough to seem alive, long enough that the feed costs little. */
const BEAT_MS = 2000
const REMEMBER_MS = 10_000

/** Lets the city go on: what happened since the last beat goes through the door, one delivery a dataset. */
export async function feedCity({ live, door, clock, signal, remember, onProgress }: Feeding): Promise<void> {
  let remembered = 0
  while (!signal.aborted) {
    const now = clock.now().getTime()
    for (const [dataset, changed] of live.changesUntil(now)) {
      const rows = dataset === 'case' ? await untaken(door, changed) : changed
      if (rows.length === 0) continue
      await door.deliver({ dataset, rows: () => rows }).catch((error: unknown) => {
        // What the door refuses will be refused again; the rest of the city goes on.
        if (!(error instanceof DoorError)) throw error
        onProgress(`live feed, ${dataset}: ${error.message}`)
      })
    }
    if (now - remembered >= REMEMBER_MS || now < remembered) {
      await remember(new Date(live.until))
      remembered = now
    }
    if (clock.now().getTime() - live.until < BEAT_MS) await sleep(BEAT_MS, undefined, { signal }).catch(() => {})
  }
}

/** What somebody has in hand is theirs: the feed would set a case that was closed at a desk back to being handled. */
async function untaken(door: Door, rows: readonly Row[]): Promise<readonly Row[]> {
  const taken = await door.takenCases('demo-urban')
  return taken.size === 0 ? rows : rows.filter(row => !taken.has(String(row.caseNo)))
}
