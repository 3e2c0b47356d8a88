import type { City } from '@/features/areas'
import { datasets as allDatasets, type Dataset } from '@/features/datasets'
import { cityCalendar } from '@/features/datasets/server'
import type { Connection } from '@/platform/db/client'
import type { OneArea } from '../data/area-keys'
import { placeFinder } from '../data/rollup/places'
import type { IndicatorPlan } from '../domain/compute-city'
import type { DurationFormula } from '../domain/formula'
import { type PartChanges, realChanges } from '../domain/marginal'
import type { Finish } from '../domain/marginal-finish'
import { namesIn } from '../domain/references'
import type { RowValues } from '../domain/rollup/counter'
import { rowTest } from '../domain/rollup/row-test'
import type { StepPlace } from '../domain/rollup/step-sums'
import { effectsOn, finishesIn } from './what-if-effects'
import { changedFields, trialDeriver } from './what-if-rows'
import type { LiveState } from './what-if-state'
import { type Candidate, candidatesOf, waitsFor, wholeRows } from './worth-candidates'
import { type Durations, durationsOf } from './worth-percentiles'

/** What one more duration would do to a percentile. */
export interface AddedDuration {
  readonly plan: IndicatorPlan
  readonly formula: DurationFormula
  readonly durations: Durations
  readonly seconds: number
}

/** Things that would change the same parts by the same amounts in the same place if they were finished now. */
export interface ThingGroup {
  readonly dataset: Dataset
  readonly finish: Finish
  readonly place: StepPlace
  readonly changes: PartChanges
  readonly added: readonly AddedDuration[]
  readonly rows: Candidate[]
}

export interface Things {
  readonly groups: readonly ThingGroup[]
  /** Changes of all of them together, by area; every open end of a record at once, without percentiles. */
  readonly together: ReadonlyMap<string, PartChanges>
  readonly candidates: number
  readonly isBounded: boolean
}

/**
 * Open things of an area: records with an end that they have not reached and whose reaching now would change the parts of
 * some indicator. Grouped by what they would change, since all of a group are worth the same.
 */
export async function openThings(sql: Connection, city: City, state: LiveState, area: OneArea): Promise<Things> {
  const groups = new Map<string, ThingGroup>()
  const together = new Map<string, PartChanges>()
  let candidates = 0
  let isBounded = false
  for (const dataset of allDatasets) {
    const finishes = finishesIn(city, state, dataset)
    if (finishes.length === 0) continue
    const found = await ofDataset(sql, city, state, area, { dataset, finishes, groups, together })
    candidates += found.candidates
    isBounded ||= found.isBounded
  }
  return { groups: [...groups.values()], together, candidates, isBounded }
}

interface OfDataset {
  readonly dataset: Dataset
  readonly finishes: readonly Finish[]
  readonly groups: Map<string, ThingGroup>
  readonly together: Map<string, PartChanges>
}

async function ofDataset(
  sql: Connection,
  city: City,
  state: LiveState,
  area: OneArea,
  { dataset, finishes, groups, together }: OfDataset,
) {
  const { at, plans } = state
  const effects = effectsOn(city, state, dataset)
  const percentiles = await percentilesOf(
    sql,
    city,
    effects.uncounted.flatMap(code => plans.get(code) ?? []),
    finishes,
  )
  const fields = [...new Set([...effects.fields, ...percentiles.flatMap(each => each.fields)])]
  const { rows, isBounded } = await candidatesOf(sql, dataset, finishes, fields, area, at, city.timezone)
  const follow = await follower(sql, city, dataset, finishes, new Set(fields), rows, at)
  const placeOf = placeFinder(city)
  let candidates = 0
  for (const row of rows) {
    const place = placeOf(row.district, row.street)
    if (!place) continue
    const was: PartChanges = new Map()
    effects.add(was, row, -1)
    const open = finishes.filter(each => waitsFor(row, each))
    for (const finish of open) {
      const after = follow(row, [finish])
      const changes: PartChanges = new Map([...was].map(([code, each]) => [code, { ...each }] as const))
      effects.add(changes, after, 1)
      const real = realChanges(changes)
      const added = percentiles.flatMap(each => each.added(row, after, finish))
      if (real.size === 0 && added.length === 0) continue
      candidates++
      const signature = [
        dataset.name,
        finish.field.name,
        place.district,
        place.body,
        ...[...real].map(([code, each]) => `${code} ${each.numerator} ${each.denominator}`).sort(),
        ...added.map(each => `${each.plan.indicator.code} ${each.seconds}`),
      ].join()
      const group = groups.get(signature)
      if (group) group.rows.push(row)
      else groups.set(signature, { dataset, finish, place, changes: real, added, rows: [row] })
    }
    if (open.length === 0) continue
    const after = follow(row, open)
    for (const code of [city.code, place.district, ...(place.body === null ? [] : [place.body])]) {
      const sum = together.get(code) ?? new Map()
      together.set(code, sum)
      effects.add(sum, row, -1)
      effects.add(sum, after, 1)
    }
  }
  return { candidates, isBounded }
}

/** A record with some ends reached just now, and what follows from its own fields. */
type Follow = (row: Candidate, reached: readonly Finish[]) => RowValues

/** Few datasets derive anything from an end: only for these the whole rows are read and derived anew. */
async function follower(
  sql: Connection,
  city: City,
  dataset: Dataset,
  finishes: readonly Finish[],
  fields: ReadonlySet<string>,
  rows: readonly Candidate[],
  at: Date,
): Promise<Follow> {
  const derive = trialDeriver(city, dataset, at)
  const setOf = (row: RowValues, reached: readonly Finish[]) =>
    Object.fromEntries(
      reached
        .filter(each => row[each.field.name] === null)
        .map(({ field }) => [field.name, justBefore(city, field.type, at)]),
    )
  const derived = (whole: Readonly<Record<string, unknown>>, set: ReturnType<typeof setOf>) =>
    Object.entries(changedFields(dataset, whole, set, derive)).filter(([name]) => fields.has(name))
  const deriving = new Set<Finish>()
  for (const finish of finishes) {
    const sample = rows.filter(each => each[finish.field.name] === null).slice(0, PROBED)
    const whole = await wholeRows(
      sql,
      dataset,
      sample.map(each => each.id),
    )
    const follows = [...whole.values()].some(row => {
      const set = { [finish.field.name]: justBefore(city, finish.field.type, at) }
      return derived(row, set).some(([name]) => !(name in set))
    })
    if (follows) deriving.add(finish)
  }
  const bare: Follow = (row, reached) => ({ ...row, ...setOf(row, reached) })
  if (deriving.size === 0) return bare
  const needed = rows.filter(row => [...deriving].some(each => row[each.field.name] === null))
  const all = await wholeRows(
    sql,
    dataset,
    needed.map(each => each.id),
  )
  return (row, reached) => {
    const whole = reached.some(each => deriving.has(each)) ? all.get(row.id) : undefined
    if (!whole) return bare(row, reached)
    const set = setOf(row, reached)
    return { ...row, ...set, ...Object.fromEntries(derived(whole, set)) }
  }
}

const PROBED = 20

/** The last moment that counts; of a day the local one. */
function justBefore(city: City, type: string, at: Date): number | string {
  const moment = at.getTime() - 1
  return type === 'date' ? cityCalendar(city).dayOf(moment) : moment
}

interface Percentile {
  readonly fields: readonly string[]
  added(before: RowValues, after: RowValues, finish: Finish): readonly AddedDuration[]
}

/** Percentiles of durations that end with one of the ends: a finished thing adds its own. */
async function percentilesOf(
  sql: Connection,
  city: City,
  plans: readonly IndicatorPlan[],
  finishes: readonly Finish[],
): Promise<readonly Percentile[]> {
  const calendar = cityCalendar(city)
  const found: Percentile[] = []
  for (const plan of plans) {
    const { formula } = plan.plan
    if (
      formula.kind !== 'dur' ||
      formula.from.type === 'date' ||
      !finishes.some(each => each.field.name === formula.to.name)
    )
      continue
    const durations = await durationsOf(sql, city, plan, formula)
    const test = rowTest(formula.condition, { timezone: city.timezone, calendar })
    const isWorking = formula.unit === 'wh' || formula.unit === 'wd'
    found.push({
      fields: [formula.from.name, formula.to.name, ...conditionFields(formula)],
      added: (_, after, finish) => {
        const [from, to] = [after[formula.from.name], after[formula.to.name]]
        if (finish.field.name !== formula.to.name || typeof from !== 'number' || typeof to !== 'number' || !test(after))
          return []
        const seconds = isWorking
          ? Math.round(calendar.workingMinutesBetween(from, to) * 60_000) / 1000
          : (to - from) / 1000
        return [{ plan, formula, durations, seconds }]
      },
    })
  }
  return found
}

const conditionFields = ({ condition }: DurationFormula): readonly string[] => [...namesIn(condition).fields]
