import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { countCells, everyArea } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { readRules } from '../data/rules.queries'
import { readCells } from '../data/values.queries'
import { planOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import type { AreaIndex } from '../domain/index-value'
import type { IndexRules } from '../domain/indicator'
import { liveStretch } from '../domain/stretch'
import { areaOf, isKept } from './area-of'

/** One cell as both sides of a comparison have it. */
export interface SideCell {
  readonly code: string
  readonly area: string
  readonly value: number | null
  readonly score: number | null
  readonly numerator: string | null
  readonly denominator: string | null
}

/** The cells of an area, and of the city's districts beside it, as they were at a moment. */
export interface Side {
  readonly at: Date
  /** `kept`: the values of now. `sampled`: as they were shown then. `counted`: from today's records. */
  readonly how: 'kept' | 'sampled' | 'counted'
  readonly rules: IndexRules
  readonly cells: readonly SideCell[]
  readonly index: AreaIndex
}

const HOUR = 3_600_000
/** Samples are taken once a local day: an older one is of another day. */
const OLDEST_SAMPLE = 36 * HOUR

export const doesApply = (city: City) => (code: string) => !city.notApplicable.has(code)

function sideOf(city: City, area: string, side: Omit<Side, 'index'>): Side {
  const index = indexOfAreas([area], side.cells, side.rules, doesApply(city)).get(area)
  if (!index) throw new Error('one area gives one index')
  return { ...side, index }
}

/** Areas whose cells are compared: the area itself, beside the city its districts. */
const areasOf = (city: City, area: string): readonly string[] =>
  area === city.code ? [area, ...city.districts.map(each => each.code)] : [area]

/** The values of now: those that are kept; below the districts counted. */
export async function sideNow(sql: Sql, city: City, area: string, now: Date): Promise<Side> {
  const rules = await readRules(sql, now)
  if (!isKept(city, area))
    return sideOf(city, area, {
      at: now,
      how: 'counted',
      rules,
      cells: await counted(sql, city, area, now, now, rules),
    })
  return sideOf(city, area, { at: now, how: 'kept', rules, cells: await readCells(sql, areasOf(city, area)) })
}

/** The values that were sampled last by a moment; `undefined` where there are none of about that day. */
export async function sideSampled(sql: Sql, city: City, area: string, at: Date): Promise<Side | undefined> {
  const cells = await sql<(SideCell & { readonly at: Date })[]>`
    select distinct on (area, code) area, code, value, score, numerator::text, denominator::text, at
    from indicator_history
    where area = any(${[...areasOf(city, area)]}) and kind = 'live' and at <= ${at}
      and at > ${new Date(at.getTime() - OLDEST_SAMPLE)}
    order by area, code, at desc`
  const own = cells.filter(each => each.area === area)
  if (own.length === 0) return undefined
  const newest = new Date(Math.max(...own.map(each => each.at.getTime())))
  return sideOf(city, area, { at: newest, how: 'sampled', rules: await readRules(sql, newest), cells })
}

/** The values of a past moment from today's records, by the given rules; kept for those who ask for the same again. */
export async function sideCounted(
  sql: Sql,
  city: City,
  area: string,
  at: Date,
  now: Date,
  rules: IndexRules,
): Promise<Side> {
  const key = [city.key, isKept(city, area) ? 'kept' : area, at.toISOString(), rules.version].join()
  const known = remembered.get(key)
  const cells = known ?? counted(sql, city, area, at, now, rules)
  if (!known) {
    remembered.set(key, cells)
    cells.catch(() => remembered.delete(key))
    for (const oldest of [...remembered.keys()].slice(0, -REMEMBERED)) remembered.delete(oldest)
  }
  return sideOf(city, area, { at, how: 'counted', rules, cells: await cells })
}

const REMEMBERED = 6
const remembered = new Map<string, Promise<readonly SideCell[]>>()

/** Kept areas are counted together in one pass, others by themselves. */
async function counted(
  sql: Sql,
  city: City,
  area: string,
  at: Date,
  now: Date,
  rules: IndexRules,
): Promise<readonly SideCell[]> {
  const areas = isKept(city, area) ? everyArea(city) : areaOf(city, area)
  const plans = rules.indicators.map(each => planOf(each, liveStretch(each.period, at, city.timezone), city.timezone))
  return sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    return countCells(tx, { city, areas, plans, present: now })
  })
}
