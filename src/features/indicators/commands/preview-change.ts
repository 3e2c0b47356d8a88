import type { City } from '@/features/areas'
import type { Tx } from '@/platform/db/client'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingAllSettings } from '../data/count-measures'
import { dailySamples, type KeptCell, publishedCells } from '../data/preview.queries'
import { readRules } from '../data/rules.queries'
import { readCells } from '../data/values.queries'
import { newestVersions } from '../data/version.queries'
import { formulaOf, type IndicatorPlan, planOf } from '../domain/compute-city'
import { codesOf, type Draft } from '../domain/draft'
import { applyDraft } from '../domain/draft-effect'
import {
  dayEnds,
  ownPeriod,
  ownStretch,
  type PreviewMoment,
  previewMoments,
  rulesMoment,
} from '../domain/draft-moments'
import {
  type CellMove,
  type DaysBelowFloor,
  daysBelowFloor,
  indexMove,
  type PreviewedMoment,
} from '../domain/draft-preview'
import { indexOfAreas } from '../domain/index-of-areas'
import type { IndexRules, Indicator } from '../domain/indicator'
import { score } from '../domain/score'
import { liveStretch } from '../domain/stretch'
import { judgeDraft, sealOf } from './check-draft'
import { codeListsOf } from './load-definitions'
import type { Editing } from './publish-change'

export interface Preview {
  readonly kind: Draft['kind']
  /** Has to be given when the draft is published. */
  readonly fingerprint: string
  readonly at: string
  /** The three latest closed months, oldest first, then `live`. */
  readonly moments: readonly PreviewedMoment[]
  /** Over the days since the first of those months began. */
  readonly belowFloor: readonly DaysBelowFloor[]
}

/** A preview is asked for by a person who waits. */
const PATIENCE_MS = 60_000

/**
 * What a change would move, had it been in force in the last three closed months and now: values, scores, every index.
 * By the same code that counts for good; nothing is written. What was published is taken as it was published, and
 * periods of which nothing was kept are counted. @throws Problem 409 `version-conflict`, 422 `draft-refused`
 */
export async function previewChange(
  { sql, city, clock, secret }: Omit<Editing, 'origin'>,
  draft: Draft,
): Promise<Preview> {
  const at = clock.now()
  return sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(`${countingAllSettings}; set local statement_timeout = ${PATIENCE_MS}`)
    const newest = await newestVersions(tx)
    judgeDraft(draft, { newest, now: at, codes: codeListsOf(city) })
    const frame = { tx, city, draft, at }
    const moments: PreviewedMoment[] = []
    const all = previewMoments(at, city.timezone)
    for (const moment of all) moments.push(await previewMoment(frame, moment))
    return {
      kind: draft.kind,
      fingerprint: sealOf(draft, newest.count, secret),
      at: at.toISOString(),
      moments,
      belowFloor: await previewDays(frame, all),
    }
  })
}

interface Frame {
  readonly tx: Tx
  readonly city: City
  readonly draft: Draft
  readonly at: Date
}

async function previewMoment(frame: Frame, moment: PreviewMoment): Promise<PreviewedMoment> {
  const { tx, city, draft } = frame
  const rules = await readRules(tx, rulesMoment(moment))
  const changed = applyDraft(rules, draft)
  const before = moment.kind === 'live' ? await readCells(tx) : await cellsOfMonth(frame, rules, moment)
  const touched = new Set(codesOf(draft))
  const after = [
    ...before.filter(cell => !touched.has(cell.code)),
    ...(await touchedCells(frame, changed, moment, before)),
  ]
  const areas = areaCodes(everyArea(city))
  const doesApply = (code: string) => !city.notApplicable.has(code)
  const indexBefore = indexOfAreas(areas, before, rules, doesApply)
  const indexAfter = indexOfAreas(areas, after, changed, doesApply)
  return {
    name: moment.kind === 'live' ? 'live' : moment.month.name,
    at: (moment.kind === 'live' ? moment.at : moment.month.to).toISOString(),
    areas: areas.map(area => indexMove(area, indexBefore.get(area), indexAfter.get(area))),
    cells: cellMoves(touched, areas, before, after),
  }
}

function cellMoves(
  touched: ReadonlySet<string>,
  areas: readonly string[],
  before: readonly KeptCell[],
  after: readonly KeptCell[],
): readonly CellMove[] {
  const keyed = (cells: readonly KeptCell[]) => new Map(cells.map(each => [`${each.code} ${each.area}`, each]))
  const [was, is] = [keyed(before.filter(each => touched.has(each.code))), keyed(after)]
  return [...touched].flatMap(code =>
    areas.map(area => {
      const [old, own] = [was.get(`${code} ${area}`), is.get(`${code} ${area}`)]
      return {
        code,
        area,
        value: { before: old?.value ?? null, after: own?.value ?? null },
        score: { before: old?.score ?? null, after: own?.score ?? null },
      }
    }),
  )
}

/** The cells that stood when a month had closed: as published, else counted. */
async function cellsOfMonth(
  { tx, city, at }: Frame,
  { indicators }: IndexRules,
  moment: Extract<PreviewMoment, { kind: 'month' }>,
): Promise<readonly KeptCell[]> {
  const periods = new Map(indicators.map(each => [each.code, ownPeriod(each, moment.month, city.timezone).name]))
  const kept = await publishedCells(tx, periods)
  const known = new Set(kept.map(each => each.code))
  const plans = indicators
    .filter(each => !known.has(each.code))
    .map(each => planOf(each, ownStretch(each, moment, city.timezone), city.timezone))
  if (plans.length === 0) return kept
  return [...kept, ...(await countCells(tx, { city, areas: everyArea(city), plans, present: at }))]
}

/** The cells of the indicators that a draft touches, as they would be. */
async function touchedCells(
  { tx, city, draft, at }: Frame,
  changed: IndexRules,
  moment: PreviewMoment,
  before: readonly KeptCell[],
): Promise<readonly KeptCell[]> {
  const touched = new Set(codesOf(draft))
  const indicators = changed.indicators.filter(each => touched.has(each.code))
  if (!changesValues(draft)) return rescored(indicators, before)
  const plans = indicators.map(each => planOf(each, ownStretch(each, moment, city.timezone), city.timezone))
  return countCells(tx, { city, areas: everyArea(city), plans, present: at })
}

/** Whether the values themselves have to be counted again. */
const changesValues = (draft: Draft): boolean => draft.kind === 'definition' || draft.kind === 'new'

function rescored<Kept extends KeptCell>(indicators: readonly Indicator[], cells: readonly Kept[]): readonly Kept[] {
  const rated = new Map(indicators.map(each => [each.code, each]))
  return cells.flatMap(cell => {
    const indicator = rated.get(cell.code)
    if (!indicator) return []
    return [{ ...cell, score: cell.value === null ? null : score(cell.value, indicator.direction, indicator) }]
  })
}

/**
 * Days at whose end the live value stood at or under the floor: by the daily samples; where the formula is another, by
 * counting every day's end in one pass, unless the formula needs more than one pass a day.
 */
async function previewDays(
  { tx, city, draft, at }: Frame,
  moments: readonly PreviewMoment[],
): Promise<readonly DaysBelowFloor[]> {
  const [first] = moments
  const codes = codesOf(draft)
  if (first?.kind !== 'month' || codes.length === 0) return []
  const samples = await dailySamples(tx, codes, first.month.from, at)
  const rules = applyDraft(await readRules(tx, at), draft)
  const touched = rules.indicators.filter(each => codes.includes(each.code))
  if (!changesValues(draft)) return daysBelowFloor(samples, rescored(touched, samples))
  const ends = dayEnds(first.month.from, at, city.timezone)
  const plans = touched.filter(isOnePass).flatMap(each => ends.map(end => dayPlan(each, end, city.timezone)))
  return daysBelowFloor(samples, await countCells(tx, { city, areas: everyArea(city), plans, present: at }))
}

const dayPlan = (indicator: Indicator, end: Date, timezone: string): IndicatorPlan =>
  planOf(indicator, liveStretch(indicator.period, end, timezone), timezone)

/** Coverage, freshness and repetition take a statement of their own for every stretch. */
const isOnePass = (indicator: Indicator): boolean =>
  !['coverage', 'fresh', 'repeat'].includes(formulaOf(indicator).kind)
