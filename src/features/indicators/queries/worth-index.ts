import type { City } from '@/features/areas'
import { cityCalendar } from '@/features/datasets/server'
import type { Sql } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import { countingSettings } from '../data/count-measures'
import { unitSeconds } from '../domain/evaluate'
import type { PartChanges } from '../domain/marginal'
import { IndexTrials } from '../domain/marginal-index'
import { percentileWith } from '../domain/marginal-rank'
import { score } from '../domain/score'
import { type TrialCells, withChanges } from '../domain/what-if'
import { areaOf, isKept } from './area-of'
import { areaName } from './explain-names'
import { type LiveState, liveState } from './what-if-state'
import { type AddedDuration, openThings, type ThingGroup } from './worth-things'

interface WorthQuery {
  readonly area: string
  /** Things that are listed, 1 to 200. */
  readonly limit: number
}

export type IndexWorth = Awaited<ReturnType<typeof indexWorth>>

/**
 * What would lift the index of an area most: each indicator that reached its goal, or a score of 90; each open thing that
 * were finished now. A thing is worth what the index with its changed parts is more than the index as it is, at the
 * moment of the live values: what is overdue stays late, what is not yet due is not yet judged. What would follow in
 * other records is left out (`what-if` shows it). Gains in points of the index, 0 to 100. Below the districts the gain is
 * that of the district. @throws Problem 400 `unknown-area`
 */
export async function indexWorth(sql: Sql, city: City, { area: asked, limit }: WorthQuery, now: Date) {
  const area = areaOf(city, asked)
  const ranked = isKept(city, area.area) ? area.area : (city.districtOf(area.area) ?? city.code)
  const { state, things } = await sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    const live = await liveState(tx, city, now)
    return { state: live, things: await openThings(tx, city, live, area) }
  })
  const trials = new Map<string, IndexTrials>()
  const trialsOf = (code: string): IndexTrials => {
    const known = trials.get(code)
    if (known) return known
    const made = trialsIn(state, code)
    trials.set(code, made)
    return made
  }
  const gainOf = (code: string, changes: PartChanges, added: readonly AddedDuration[] = []) =>
    trialsOf(code).gain(scoresAfter(city, state, code, changes, added))
  const worth = things.groups.map(group => ({ group, gain: gainOf(ranked, group.changes, group.added) ?? 0 }))
  worth.sort((a, b) => b.gain - a.gain || (a.group.rows[0]?.id ?? '').localeCompare(b.group.rows[0]?.id ?? ''))
  const together = things.together.get(ranked) ?? new Map()
  return {
    area: areaName(city, area.area),
    ranked: areaName(city, ranked),
    at: state.at.toISOString(),
    index: trialsOf(ranked).value,
    indicators: byIndicator(state, ranked, trialsOf(ranked)),
    things: firstOf(worth, limit).map(({ group, gain, row }) => thingOf(city, state, group, gain, row, gainOf)),
    groups: worth
      .filter(each => each.gain !== 0)
      .slice(0, GROUPS)
      .map(({ group, gain }) => ({
        dataset: group.dataset.name,
        field: group.finish.field.name,
        district: group.place.district,
        count: group.rows.length,
        gain,
        indicators: codesOf(group),
      })),
    candidates: things.candidates,
    isBounded: things.isBounded,
    total: gainOf(ranked, together),
  }
}

const GROUPS = 50
const none: TrialCells = new Map()

const codesOf = ({ changes, added }: ThingGroup): string[] => [
  ...new Set([...changes.keys(), ...added.map(each => each.plan.indicator.code)]),
]

function trialsIn({ rules, plans, areas }: LiveState, area: string): IndexTrials {
  const cells = areas.get(area) ?? none
  const scores = new Map([...cells.values()].map(each => [each.code, each.score]))
  return new IndexTrials(
    rules.indicators.filter(each => plans.has(each.code)),
    rules.shares,
    scores,
  )
}

/** Scores of an area that differ once parts have changed and durations were added. */
function scoresAfter(
  city: City,
  { plans, areas }: LiveState,
  area: string,
  changes: PartChanges,
  added: readonly AddedDuration[],
) {
  const cells = areas.get(area) ?? none
  const changed = new Map<string, number | null>()
  const few = new Map([...changes.keys()].flatMap(code => (cells.has(code) ? [[code, cells.get(code)] as const] : [])))
  const own: TrialCells = new Map([...few].flatMap(([code, cell]) => (cell ? [[code, cell] as const] : [])))
  for (const [code, cell] of withChanges(own, changes, plans)) changed.set(code, cell.score)
  for (const { plan, formula, durations, seconds } of added) {
    const { indicator } = plan
    if (formula.statistic === 'mean' || !cells.has(indicator.code)) continue
    const value =
      percentileWith(durations.get(area) ?? [], formula.statistic, seconds) /
      unitSeconds(formula.unit, cityCalendar(city).minutesOfDay)
    changed.set(indicator.code, score(value, indicator.direction, indicator))
  }
  return changed
}

/** Points gained if each indicator were at its goal, or had a score of 90; those without a value by coming to have one. */
function byIndicator({ rules, plans, areas }: LiveState, area: string, trials: IndexTrials) {
  const cells = areas.get(area) ?? none
  return rules.indicators
    .filter(each => plans.has(each.code))
    .map(({ code, nameZh, nameEn, dimension, weight }) => {
      const cell = cells.get(code)
      return {
        code,
        name: { zh: nameZh, en: nameEn },
        dimension,
        value: cell?.value ?? null,
        score: cell?.score ?? null,
        weight,
        gainAtGoal: trials.gain([[code, 100]]),
        gainAt90: trials.gain([[code, Math.max(90, cell?.score ?? 0)]]),
      }
    })
    .sort((a, b) => (b.gainAtGoal ?? 0) - (a.gainAtGoal ?? 0) || (a.code < b.code ? -1 : 1))
}

interface Ranked {
  readonly group: ThingGroup
  readonly gain: number
}

/** The first things in the order of their worth. */
function firstOf(worth: readonly Ranked[], limit: number) {
  const found: (Ranked & { row: ThingGroup['rows'][number] })[] = []
  for (const each of worth)
    for (const row of each.group.rows) {
      if (found.length === limit) return found
      found.push({ ...each, row })
    }
  return found
}

type GainOf = (area: string, changes: PartChanges, added?: readonly AddedDuration[]) => number | null

function thingOf(
  city: City,
  state: LiveState,
  group: ThingGroup,
  gain: number,
  row: ThingGroup['rows'][number],
  gainOf: GainOf,
) {
  const { dataset, finish, place } = group
  const began = row[(finish.from ?? { name: dataset.time ?? '' }).name]
  const since = typeof began === 'number' ? new Date(began) : typeof began === 'string' ? new Date(began) : null
  const unit = typeof row.unit === 'string' ? row.unit : null
  const levels = [city.code, place.district, ...(place.body === null ? [] : [place.body])]
  const only = (code: string): PartChanges => new Map([...group.changes].filter(([own]) => own === code))
  return {
    dataset: dataset.name,
    datasetTitle: { zh: dataset.titleZh, en: dataset.titleEn },
    id: row.id,
    title: typeof row.title === 'string' ? maskedText(row.title) : '',
    area: areaName(city, typeof row.street === 'string' ? row.street : place.district),
    unit: unit === null ? null : { code: unit, name: city.units.get(unit)?.name ?? { zh: unit, en: unit } },
    field: finish.field.name,
    fieldTitle: { zh: finish.field.titleZh, en: finish.field.titleEn },
    openSince: since?.toISOString() ?? null,
    daysOpen: since && Math.floor((state.at.getTime() - since.getTime()) / 86_400_000),
    gain,
    levels: levels.map(code => ({ area: areaName(city, code), gain: gainOf(code, group.changes, group.added) })),
    indicators: codesOf(group).map(code => {
      const indicator = state.plans.get(code)?.indicator
      return {
        code,
        name: { zh: indicator?.nameZh ?? code, en: indicator?.nameEn ?? code },
        gain: gainOf(
          city.code,
          only(code),
          group.added.filter(each => each.plan.indicator.code === code),
        ),
      }
    }),
  }
}
