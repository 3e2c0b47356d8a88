import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { notFound } from '@/shared/problem'
import { countCells } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { decompose } from '../domain/contribution'
import { dimensionNames } from '../domain/index-snapshot'
import type { AreaIndex } from '../domain/index-value'
import { aimedValue, reached, reachedAbove, type TrialCell, type TrialCells, withChanges } from '../domain/what-if'
import type { Text } from '../domain/words/text'
import { areaOf, isKept } from './area-of'
import { areaName } from './explain-names'
import { type Trial, trialOf } from './what-if-changes'
import { type RecordOutcome, tryRecords } from './what-if-records'
import { indexOfCells, type LiveState, liveState } from './what-if-state'

export type WhatIf = Awaited<ReturnType<typeof whatIf>>

/**
 * The effect of changes that are not made: of records (in a transaction that is rolled back) and of indicators that
 * would reach a score or a value, on the area asked for, the areas above it, and every district and body that is
 * touched. All by the same code that keeps the values. Scores and indices 0 to 100.
 * @throws Problem 400 `unknown-area`, `bad-change`, `too-many`; 404 `unknown-indicator`, `unknown-dataset`; 503 `records-busy`
 */
export async function whatIf(sql: Sql, city: City, body: unknown, now: Date) {
  const kept = await liveState(sql, city, now)
  const trial = trialOf(body, kept.at)
  const { area } = areaOf(city, trial.area)
  const state = isKept(city, area) ? kept : await withArea(sql, city, kept, area)
  const outcome = trial.records.length === 0 ? nothing : await tryRecords(sql, city, state, trial.records, area)
  const before = new Map(state.areas)
  const after = new Map(state.areas)
  applyRecords(state, outcome, before, after)
  const notes = applyAims(city, state, trial, area, after)
  const wanted = [area, ...above(city, area)]
  const touched = [...after].flatMap(([code, cells]) =>
    cells !== before.get(code) && !wanted.includes(code) ? [code] : [],
  )
  const asked = trial.records.flatMap(each => each.ids)
  const found = new Set(outcome.found)
  return {
    area: areaName(city, area),
    at: state.at.toISOString(),
    levels: [...wanted, ...touched].map(code => levelOf(city, state, code, before, after)),
    records: { asked: asked.length, changed: found.size, notFound: asked.filter(each => !found.has(each)) },
    notes,
  }
}

const nothing: RecordOutcome = { changes: new Map(), before: [], after: [], found: [] }
const none: TrialCells = new Map()

/** An area below the districts beside the kept ones: its cells are counted. */
async function withArea(sql: Sql, city: City, state: LiveState, area: string): Promise<LiveState> {
  const cells = await sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    return countCells(tx, { city, areas: areaOf(city, area), plans: [...state.plans.values()], present: state.at })
  })
  return { ...state, areas: new Map([...state.areas, [area, new Map(cells.map(each => [each.code, each]))]]) }
}

function applyRecords(
  { plans, areas }: LiveState,
  { changes, before: counted, after: tried }: RecordOutcome,
  before: Map<string, TrialCells>,
  after: Map<string, TrialCells>,
): void {
  for (const [area, own] of changes) {
    const cells = areas.get(area)
    if (cells && own.size > 0) after.set(area, withChanges(cells, own, plans))
  }
  const put = (side: Map<string, TrialCells>, cell: TrialCell & { readonly area: string }) =>
    side.set(cell.area, new Map([...(side.get(cell.area) ?? none), [cell.code, cell]]))
  const was = new Map(counted.map(each => [`${each.area} ${each.code}`, each]))
  for (const cell of tried) {
    const old = was.get(`${cell.area} ${cell.code}`)
    if (!old || !areas.has(cell.area) || (old.value === cell.value && old.reason === cell.reason)) continue
    put(before, old)
    put(after, cell)
  }
}

/** Sets what indicators would reach, in the area and, as far as parts add up, above it. Answers what could not be. */
function applyAims(
  city: City,
  { plans, areas }: LiveState,
  trial: Trial,
  area: string,
  after: Map<string, TrialCells>,
): readonly Text[] {
  const notes: Text[] = []
  for (const { code, aim } of trial.indicators) {
    const plan = plans.get(code)
    const cell = (after.get(area) ?? none).get(code)
    if (!plan || !cell) throw notFound('unknown-indicator', `No indicator is called ${code}, or it does not apply here`)
    const aimed = reached(cell, aimedValue(plan.indicator, aim, cell.value), plan)
    after.set(area, new Map([...(after.get(area) ?? none), [code, aimed]]))
    for (const higher of above(city, area)) {
      const own = (after.get(higher) ?? none).get(code)
      const moved = own && areas.has(higher) ? reachedAbove(own, cell, aimed, plan) : null
      if (moved) after.set(higher, new Map([...(after.get(higher) ?? none), [code, moved]]))
      else
        notes.push({
          zh: `“${plan.indicator.nameZh}”不能由下级合计得出，未计入${areaName(city, higher).name.zh}`,
          en: `“${plan.indicator.nameEn}” does not add up from below and is left as it is in ${areaName(city, higher).name.en}`,
        })
    }
  }
  return notes
}

/** Areas above one that have a value of their own: street → district and management body → city. */
function above(city: City, area: string): readonly string[] {
  if (area === city.code) return []
  const own = areaName(city, area)
  if (own.kind === 'district' || own.kind === 'body' || own.kind === 'group') return [city.code]
  const street = own.kind === 'street' ? area : streetOf(city, area)
  const body = street === null ? null : city.bodyOfStreet(street)
  const district = city.districtOf(area)
  return [...(body ? [body.code] : []), ...(district === null ? [] : [district]), city.code]
}

function streetOf(city: City, area: string): string | null {
  for (let code: string | null = area; code !== null; ) {
    const found = city.areas.get(code)
    if (!found) return null
    if (found.kind === 'street') return code
    code = found.parent
  }
  return null
}

function levelOf(
  city: City,
  state: LiveState,
  code: string,
  before: ReadonlyMap<string, TrialCells>,
  after: ReadonlyMap<string, TrialCells>,
) {
  const [was, is] = [before.get(code) ?? none, after.get(code) ?? none]
  const [first, last] = [indexOfCells(state, was), indexOfCells(state, is)]
  const changed = state.rules.indicators.filter(each => {
    const [a, b] = [was.get(each.code), is.get(each.code)]
    return state.plans.has(each.code) && a !== b && (a?.value !== b?.value || a?.score !== b?.score)
  })
  const moved = state.rules.indicators
    .filter(each => state.plans.has(each.code))
    .map(({ code: own, dimension, weight }) => {
      const moment = (cell: TrialCell | undefined) => ({
        value: cell?.value ?? null,
        score: cell?.score ?? null,
        weight,
      })
      return { code: own, dimension, before: moment(was.get(own)), after: moment(is.get(own)) }
    })
  const found = decompose(moved, state.rules.shares, state.rules.shares)
  const gains = new Map(found?.items.map(each => [each.code, each.contribution]) ?? [])
  return {
    area: areaName(city, code),
    before: sideOf(first),
    after: sideOf(last),
    change: first.value === null || last.value === null ? null : last.value - first.value,
    indicators: changed.map(({ code: own, nameZh, nameEn, dimension }) => ({
      code: own,
      name: { zh: nameZh, en: nameEn },
      dimension,
      before: { value: was.get(own)?.value ?? null, score: was.get(own)?.score ?? null },
      after: { value: is.get(own)?.value ?? null, score: is.get(own)?.score ?? null },
      gain: gains.get(own) ?? 0,
    })),
    caps: found?.caps ?? [],
  }
}

const sideOf = ({ value, reason, dimensions }: AreaIndex) => ({
  value,
  reason,
  dimensions: dimensionNames.map(code => ({
    code,
    value: dimensions[code].value,
    isCapped: dimensions[code].isCapped,
  })),
})
