import type { City } from '@/features/areas'
import type { Sql, Tx } from '@/platform/db/client'
import { countCells, everyArea } from '../data/count-cells'
import { countingAllSettings } from '../data/count-measures'
import { newestEvent } from '../data/values.queries'
import { type Cell, planOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { liveStretch, type Stretch } from '../domain/stretch'

/** Live cells of indicators that are counted from the records, and the moment they are of. */
export interface CountedFromRecords {
  readonly cells: readonly Cell[]
  readonly moments: readonly { readonly code: string; readonly stretch: Stretch }[]
  /** Last number of the event log that was read. */
  readonly seq: number
  /** The rules they were counted by. */
  readonly version: number
}

export interface CountFromRecords {
  readonly city: City
  readonly indicators: readonly Indicator[]
  readonly at: Date
  readonly version: number
}

/** Counts in a transaction that sees one state of the records. */
export async function countFromRecords(tx: Tx, wanted: CountFromRecords): Promise<CountedFromRecords> {
  const { city, indicators, at, version } = wanted
  const seq = await newestEvent(tx)
  const plans = indicators.map(each => planOf(each, liveStretch(each.period, at, city.timezone), city.timezone))
  if (plans.length === 0) return { cells: [], moments: [], seq, version }
  await tx.unsafe(countingAllSettings)
  const cells = await countCells(tx, { city, areas: everyArea(city), plans, present: at })
  return {
    cells,
    moments: plans.map(({ indicator, plan }) => ({ code: indicator.code, stretch: plan.stretch })),
    seq,
    version,
  }
}

/** The same in a transaction of its own, beside the rounds. */
export const countBeside = (sql: Sql, wanted: CountFromRecords): Promise<CountedFromRecords> =>
  sql.begin('isolation level repeatable read read only', tx =>
    countFromRecords(tx, wanted),
  ) as Promise<CountedFromRecords>
