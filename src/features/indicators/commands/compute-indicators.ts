import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Sql, Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { localDay, startOfLocalDay } from '@/shared/time'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { sampleIndex, sampleValues } from '../data/history.queries'
import { readRules } from '../data/rules.queries'
import {
  dropOthers,
  type IndexRow,
  indexRows,
  newestEvent,
  readCells,
  storeIndex,
  storeMoments,
  storeValues,
  takesComputeLock,
} from '../data/values.queries'
import { formulaOf, planOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import type { IndexRules } from '../domain/indicator'
import { datasetsOf } from '../domain/references'
import { liveStretch } from '../domain/stretch'
import { computedEvent } from '../events'

export interface ComputeIndicators {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  /** Only indicators that read one of these; all when absent. `ref` is the reference series. */
  readonly datasets?: ReadonlySet<string>
}

export interface Computed {
  readonly at: Date
  /** Indicators that were computed. */
  readonly indicators: number
  /** Cells that differ from before. */
  readonly changed: number
  /** Number of the event log up to which the records were read. */
  readonly seq: number
  readonly milliseconds: number
}

/**
 * Computes live values (each formula over the stretch of its own period's length that ends now) for the city, its
 * districts and management bodies, then every index, in one transaction that sees one state of the records.
 * `undefined`: another computation is under way.
 */
export async function computeIndicators({
  sql,
  city,
  clock,
  datasets,
}: ComputeIndicators): Promise<Computed | undefined> {
  const began = performance.now()
  return sql.begin('isolation level repeatable read', async tx => {
    if (!(await takesComputeLock(tx))) return undefined
    await tx.unsafe(countingSettings)
    const at = clock.now()
    const seq = await newestEvent(tx)
    const rules = await readRules(tx, at)
    const areas = everyArea(city)
    const chosen = rules.indicators.filter(
      each => !datasets || [...datasetsOf(formulaOf(each))].some(name => datasets.has(name)),
    )
    const plans = chosen.map(each => planOf(each, liveStretch(each.period, at, city.timezone), city.timezone))
    const cells = await countCells(tx, { city, areas, plans, present: at })
    await dropOthers(
      tx,
      rules.indicators.map(each => each.code),
      areaCodes(areas),
    )
    const changed = await storeValues(tx, cells, at)
    await storeMoments(
      tx,
      plans.map(({ indicator, plan }) => ({ code: indicator.code, stretch: plan.stretch })),
      at,
      seq,
    )
    const rows = await indexNow(tx, city, rules)
    const changedAreas = await storeIndex(tx, rows, at)
    const day = startOfLocalDay(city.timezone, localDay(city.timezone, at.getTime()))
    await sampleIndex(tx, at, new Date(at.getTime() - (at.getTime() % 3_600_000)))
    await sampleValues(tx, at, new Date(day))
    if (changed.length > 0 || changedAreas.length > 0)
      await appendEvents(tx, [computedEvent({ at, city: city.code, rows, changed, changedAreas })])
    return { at, indicators: plans.length, changed: changed.length, seq, milliseconds: performance.now() - began }
  })
}

/** The index of every area from the stored scores. */
async function indexNow(tx: Tx, city: City, rules: IndexRules): Promise<IndexRow[]> {
  const cells = await readCells(tx)
  const areas = areaCodes(everyArea(city))
  const indices = indexOfAreas(areas, cells, rules, code => !city.notApplicable.has(code))
  return [...indices].flatMap(([area, index]) => indexRows(area, index))
}
