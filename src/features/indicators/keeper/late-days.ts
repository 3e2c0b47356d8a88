import { dataset as declared } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import type { StoredDatedSteps } from '../data/kept-steps.queries'
import { hasPublished, type LateDay, storeLateDays } from '../data/late-days.queries'
import { ALWAYS_DAY } from '../domain/rollup/step-sums'
import type { KeeperState } from './keeper-state'

/**
 * Remembers which ended days of events got or lost steps: values published of them are counted once more. Ledgers have
 * no days: their former versions tell how they stood.
 */
export async function noteLateDays(tx: Tx, rows: readonly StoredDatedSteps[], state: KeeperState): Promise<void> {
  if (rows.length === 0 || !(await hasPublished(tx))) return
  const late = new Map<string, Map<number, { isDated: boolean; reaches: boolean }>>()
  for (const { dataset, day, counters } of rows) {
    if (day >= state.today) continue
    const days = late.get(dataset) ?? new Map()
    late.set(dataset, days)
    const known = days.get(day) ?? { isDated: day !== ALWAYS_DAY, reaches: false }
    days.set(day, known)
    if (known.reaches) continue
    const standing = state.standingOf(dataset)
    known.reaches = standing.size > 0 && counters.split(',').some(each => standing.has(each))
  }
  const found: LateDay[] = []
  for (const [dataset, days] of late) {
    if (declared(dataset).kind !== 'event') continue
    for (const [day, { isDated, reaches }] of days) {
      if (isDated) found.push({ dataset, day, reaches: false })
      if (reaches) found.push({ dataset, day, reaches: true })
    }
  }
  if (found.length > 0) await storeLateDays(tx, found)
}
