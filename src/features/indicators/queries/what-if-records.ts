import type { City } from '@/features/areas'
import { dataset as declared } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import type { Sql, Tx } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import type { AreaKeys } from '../data/area-keys'
import { countCells, everyArea } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { changedRows, type Image } from '../data/rollup/changed-rows'
import { placeFinder } from '../data/rollup/places'
import type { Cell, IndicatorPlan } from '../domain/compute-city'
import { type PartChanges, realChanges } from '../domain/marginal'
import { wholeReader } from '../domain/marginal-whole'
import { areaOf, isKept } from './area-of'
import type { RecordTrial } from './what-if-changes'
import { effectsOn } from './what-if-effects'
import { writeTrial } from './what-if-rows'
import type { LiveState } from './what-if-state'

/** What a trial of records does to the live values. */
export interface RecordOutcome {
  /** Changes of parts by area, of the indicators kept by running totals. */
  readonly changes: ReadonlyMap<string, PartChanges>
  /** Cells of the others and of areas that are not kept, counted without the trial and with it. */
  readonly before: readonly Cell[]
  readonly after: readonly Cell[]
  readonly found: readonly string[]
}

/** Carries the result out of a transaction that leaves nothing. */
class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super('rolled back')
  }
}

async function rollingBack<T>(
  begin: (work: (tx: Tx) => Promise<never>) => Promise<unknown>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    await begin(async tx => {
      throw new RolledBack(await work(tx))
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T
    if ((error as { code?: unknown }).code === '55P03')
      throw new Problem(503, 'records-busy', 'The records are being written just now. Try again.')
    throw error
  }
  throw new Error('a trial always ends by throwing')
}

/** Less than the server waits before it looks for a deadlock: whoever writes in earnest never suffers for a trial. */
const trialSettings = `${countingSettings}; set local lock_timeout = '300ms'; set local statement_timeout = '8s'`

/**
 * Writes the trial's records in a transaction that is rolled back, lets what follows from them follow, and reads what
 * changed from the notes by which running totals are settled. Indicators that need more than running totals are counted
 * without and with the trial. Nothing remains: no version, no step, no event.
 * @throws Problem 503 `records-busy` while others write the same records
 */
export async function tryRecords(
  sql: Sql,
  city: City,
  state: LiveState,
  trials: readonly RecordTrial[],
  area: string,
): Promise<RecordOutcome> {
  const own = isKept(city, area) ? null : areaOf(city, area)
  return rollingBack(
    work => sql.begin('isolation level repeatable read', work),
    async tx => {
      await tx.unsafe(trialSettings)
      const inside = await rollingBack(
        work => tx.savepoint(work),
        async inner => {
          const found: string[] = []
          for (const trial of trials) found.push(...(await writeTrial(inner, city, trial, state.at)))
          const { changes, recounted } = await effectsOf(inner, city, state)
          const after = await counted(inner, everyArea(city), recounted)
          const touched = own
            ? plansOf(
                state,
                [...changes.values()].flatMap(each => [...each.keys()]),
                recounted,
              )
            : []
          if (own) after.push(...(await counted(inner, own, touched)))
          return { found, changes, recounted, touched, after }
        },
      )
      const before = await counted(tx, everyArea(city), inside.recounted)
      if (own) before.push(...(await counted(tx, own, inside.touched)))
      return { changes: inside.changes, before, after: inside.after, found: inside.found }
    },
  )

  async function counted(tx: Tx, areas: AreaKeys, plans: readonly IndicatorPlan[]): Promise<Cell[]> {
    return plans.length === 0 ? [] : countCells(tx, { city, areas, plans, present: state.at })
  }
}

const plansOf = (
  { plans }: LiveState,
  codes: readonly string[],
  more: readonly IndicatorPlan[],
): readonly IndicatorPlan[] => [...new Set([...codes.flatMap(code => plans.get(code) ?? []), ...more])]

/** What the changed rows of this transaction do to each area's parts, and which indicators must be counted as a whole. */
async function effectsOf(tx: Tx, city: City, state: LiveState) {
  const { plans } = state
  const calendar = cityCalendar(city)
  const context = { timezone: city.timezone, calendar }
  const placeOf = placeFinder(city)
  const changes = new Map<string, PartChanges>()
  const recounted = new Set<IndicatorPlan>()
  const marks = await tx<{ dataset: string }[]>`
    select dataset from rollup.unsettled where xid = pg_current_xact_id_if_assigned() order by dataset`
  for (const { dataset: name } of marks) {
    const dataset = declared(name)
    const effects = effectsOn(city, state, dataset)
    const wholes = effects.uncounted.flatMap(code => {
      const plan = plans.get(code)
      return plan ? [{ plan, reader: wholeReader(plan.plan.formula, dataset, context) }] : []
    })
    const fields = [
      ...new Set(['district', 'street', ...effects.fields, ...wholes.flatMap(each => each.reader.fields)]),
    ]
    const images: Image[] = []
    for await (const rows of changedRows(tx, dataset, fields, city)) images.push(...rows)
    for (const image of images) {
      const place = placeOf(image.district, image.street)
      if (!place) continue
      for (const area of [city.code, place.district, ...(place.body === null ? [] : [place.body])]) {
        const own = changes.get(area) ?? new Map()
        changes.set(area, own)
        effects.add(own, image, image.sign)
      }
    }
    for (const { plan, reader } of wholes) if (reader.isTouched(images)) recounted.add(plan)
  }
  return {
    changes: new Map([...changes].map(([area, own]) => [area, realChanges(own)] as const)),
    recounted: [...recounted],
  }
}
