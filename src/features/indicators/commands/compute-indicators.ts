import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { formulaOf } from '../domain/compute-city'
import type { Indicator } from '../domain/indicator'
import { datasetsOf } from '../domain/references'
import { countFromRecords } from '../keeper/count-from-records'
import { Keeper } from '../keeper/keeper'

export interface ComputeIndicators {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  /** Of the indicators that are counted from the records, only those that read one of these; all when absent. */
  readonly datasets?: ReadonlySet<string>
}

export interface Computed {
  readonly at: Date
  /** Indicators that were computed: of those asked for. */
  readonly indicators: number
  /** Cells that differ from before. */
  readonly changed: number
  /** Number of the event log up to which the records were read. */
  readonly seq: number
  readonly milliseconds: number
}

/**
 * Computes live values (each formula over the stretch of its own period's length that ends at the clock's last whole
 * second) for the city, its districts and management bodies, then every index, in one transaction that sees one state
 * of the records. `undefined`: another computation is under way.
 */
export async function computeIndicators({
  sql,
  city,
  clock,
  datasets,
}: ComputeIndicators): Promise<Computed | undefined> {
  const began = performance.now()
  const isAsked = (each: Indicator) => !datasets || [...datasetsOf(formulaOf(each))].some(name => datasets.has(name))
  const keeper = new Keeper({ sql, city, clock })
  const done = await keeper.round({
    count: (tx, at, { counted, uncounted, version }) => {
      const indicators = counted.filter(each => uncounted.has(each.code) || isAsked(each))
      return countFromRecords(tx, { city, indicators, at, version })
    },
  })
  if (!done) return undefined
  const { at, changed, seq } = done
  const indicators = done.rules.indicators.filter(isAsked).length
  return { at, indicators, changed, seq, milliseconds: performance.now() - began }
}
