import type { City } from '@/features/areas'
import type { Connection } from '@/platform/db/client'
import { areaCodes, everyArea } from '../data/count-cells'
import { readRules } from '../data/rules.queries'
import { readCells, readMoments } from '../data/values.queries'
import { type IndicatorPlan, planOf } from '../domain/compute-city'
import { type AreaIndex, areaIndex } from '../domain/index-value'
import type { IndexRules } from '../domain/indicator'
import { liveStretch } from '../domain/stretch'
import type { TrialCell, TrialCells } from '../domain/what-if'
import { doesApply } from './index-change-sides'

/** The live values of the city, its districts and bodies, with the stretches they are counted over. */
export interface LiveState {
  /** The moment for which the newest of them were computed. */
  readonly at: Date
  readonly rules: IndexRules
  /** Plans of the indicators that apply, by code. */
  readonly plans: ReadonlyMap<string, IndicatorPlan>
  readonly areas: ReadonlyMap<string, TrialCells>
}

export async function liveState(sql: Connection, city: City, now: Date): Promise<LiveState> {
  const [rules, moments, cells] = await Promise.all([readRules(sql, now), readMoments(sql), readCells(sql)])
  const momentOf = new Map(moments.map(each => [each.code, each]))
  const applies = doesApply(city)
  const plans = rules.indicators
    .filter(each => applies(each.code))
    .map(each => {
      const moment = momentOf.get(each.code)
      const stretch = moment
        ? { from: moment.from, to: moment.to, now: moment.to }
        : liveStretch(each.period, now, city.timezone)
      return [each.code, planOf(each, stretch, city.timezone)] as const
    })
  const areas = new Map<string, Map<string, TrialCell>>(areaCodes(everyArea(city)).map(area => [area, new Map()]))
  for (const { area, ...cell } of cells) areas.get(area)?.set(cell.code, cell)
  const at = moments.length === 0 ? now : new Date(Math.max(...moments.map(each => each.at.getTime())))
  return { at, rules, plans: new Map(plans), areas }
}

/** The index of an area with these cells. */
export function indexOfCells({ rules, plans }: Pick<LiveState, 'rules' | 'plans'>, cells: TrialCells): AreaIndex {
  const scored = rules.indicators
    .filter(each => plans.has(each.code))
    .map(({ code, dimension, weight }) => ({ dimension, weight, score: cells.get(code)?.score ?? null }))
  return areaIndex(scored, rules.shares)
}
