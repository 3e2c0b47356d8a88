import { dataset as declared } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import type { StoredDatedSteps } from '../data/kept-steps.queries'
import { type LateDay, storeLateDays } from '../data/late-days.queries'
import { ALWAYS_DAY } from '../domain/rollup/step-sums'
import type { KeeperState } from './keeper-state'

/**
 * Remembers which ended days of events got or lost steps: values published of them are counted once more. Ledgers have
 * no days: their former versions tell how they stood.
 */
export async function noteLateDays(tx: Tx, rows: readonly StoredDatedSteps[], state: KeeperState): Promise<void> {
  const late = new Map<string, LateDay>()
  for (const { dataset, day, counters } of rows) {
    if (day >= state.today || declared(dataset).kind !== 'event') continue
    const note = (reaches: boolean) => late.set(`${dataset} ${day} ${reaches}`, { dataset, day, reaches })
    if (day !== ALWAYS_DAY) note(false)
    const standing = state.standingOf(dataset)
    if (standing.size > 0 && counters.split(',').some(each => standing.has(each))) note(true)
  }
  if (late.size > 0) await storeLateDays(tx, [...late.values()])
}
