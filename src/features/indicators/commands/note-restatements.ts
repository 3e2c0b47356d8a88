import type { City } from '@/features/areas'
import type { Tx } from '@/platform/db/client'
import { startOfLocalDay } from '@/shared/time'
import { publishedPeriods, type Restatement, storeRestatements, takeLateDays } from '../data/late-days.queries'
import { readRules } from '../data/rules.queries'
import { formulaOf } from '../domain/compute-city'
import { type LateRecords, lateDatasets } from '../domain/restatements'
import { ALWAYS_DAY } from '../domain/rollup/step-sums'

/** Turns the days that got late records into published periods to be counted once more. Needs the compute lock. */
export async function noteRestatements(tx: Tx, { timezone }: City, at: Date): Promise<void> {
  const days = await takeLateDays(tx)
  if (days.length === 0) return
  const late = new Map<string, LateRecords[]>()
  for (const { dataset, day, reaches } of days) {
    const from = day === ALWAYS_DAY ? Number.NEGATIVE_INFINITY : startOfLocalDay(timezone, day)
    const to = day === ALWAYS_DAY ? Number.NEGATIVE_INFINITY : startOfLocalDay(timezone, day + 1)
    late.set(dataset, [...(late.get(dataset) ?? []), { dataset, from, to, reaches }])
  }
  const { indicators } = await readRules(tx, at)
  const formulas = new Map(indicators.map(each => [each.code, formulaOf(each)]))
  const due: Restatement[] = []
  for (const { code, period, from, to } of await publishedPeriods(tx)) {
    const formula = formulas.get(code)
    const datasets = formula ? lateDatasets({ formula, from, to }, late, timezone) : []
    if (datasets.length > 0) due.push({ code, period, datasets })
  }
  await storeRestatements(tx, due)
}
