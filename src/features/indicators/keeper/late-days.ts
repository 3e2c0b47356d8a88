import { dataset as declared } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import type { NewDay } from '../data/kept-steps.queries'
import { hasPublished, type LateDay, storeLateDays } from '../data/late-days.queries'
import { ALWAYS_DAY } from '../domain/rollup/step-sums'

/**
 * Remembers which days of events before `today` got or lost steps: values published of them are counted once more.
 * Ledgers have no days: their former versions tell how they stood.
 */
export async function noteLateDays(tx: Tx, days: readonly NewDay[], today: number): Promise<void> {
  const late = days.filter(each => each.day < today && declared(each.dataset).kind === 'event')
  if (late.length === 0 || !(await hasPublished(tx))) return
  const found = late.flatMap(({ dataset, day, isClocked }): LateDay[] => [
    ...(day === ALWAYS_DAY ? [] : [{ dataset, day, reaches: false }]),
    ...(isClocked ? [{ dataset, day, reaches: true }] : []),
  ])
  if (found.length > 0) await storeLateDays(tx, found)
}
