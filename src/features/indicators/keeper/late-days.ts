import type { Tx } from '@/platform/db/client'
import type { StoredDatedSteps } from '../data/kept-steps.queries'
import { storeLateDays } from '../data/late-days.queries'
import type { KeeperState } from './keeper-state'

/** Remembers which ended days got or lost steps: values published of them are counted once more. */
export async function noteLateDays(tx: Tx, rows: readonly StoredDatedSteps[], state: KeeperState): Promise<void> {
  const late = new Map<string, { dataset: string; day: number; reaches: boolean }>()
  for (const { dataset, day, counters } of rows) {
    if (day >= state.today) continue
    const reaches = state.standingOf(dataset)
    const isStanding = reaches.size > 0 && counters.split(',').some(each => reaches.has(each))
    for (const each of isStanding ? [false, true] : [false])
      late.set(`${dataset} ${day} ${each}`, { dataset, day, reaches: each })
  }
  if (late.size > 0) await storeLateDays(tx, [...late.values()])
}
