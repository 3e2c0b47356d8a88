import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { addMonths } from '@/shared/time'
import { readRules } from '../data/rules.queries'
import { readIndex } from '../data/values.queries'
import { formulaOf } from '../domain/compute-city'
import { type Contribution, decompose, type Moment, type Moved } from '../domain/contribution'
import { splitByDistrict } from '../domain/contribution-districts'
import { dimensionNames } from '../domain/index-snapshot'
import type { Indicator } from '../domain/indicator'
import { score } from '../domain/score'
import type { Text } from '../domain/words/text'
import { areaOf } from './area-of'
import { areaName } from './explain-names'
import { doesApply, type Side, sideCounted, sideNow, sideSampled } from './index-change-sides'

interface ChangeQuery {
  readonly area: string
  /** Absent: one month before `to`, from today's records and by today's parameters, as `change` of the index is told. */
  readonly from?: Date
  /** Absent: now. */
  readonly to?: Date
}

export type IndexChange = Awaited<ReturnType<typeof indexChange>>

/**
 * What made the change of an area's index: lines that add up to it (`domain/contribution.ts`), for the city each split
 * by district where the parts of the indicator add up. A moment of the past is read from the samples of its day, else
 * counted from today's records. @throws Problem 400 `unknown-area`
 */
export async function indexChange(sql: Sql, city: City, query: ChangeQuery, now: Date) {
  const { area } = areaOf(city, query.area)
  const after = query.to ? await sideAt(sql, city, area, query.to, now) : await sideNow(sql, city, area, now)
  const before = query.from
    ? await sideAt(sql, city, area, query.from, now)
    : await sideCounted(sql, city, area, await monthBefore(sql, city, area, after), now, after.rules)
  const moved = movedOf(city, area, before, after)
  const found = decompose(
    moved.map(each => each.move),
    before.rules.shares,
    after.rules.shares,
  )
  const byCode = new Map(moved.map(each => [each.move.code, each]))
  const cellsOf = (side: Side) => new Map(side.cells.map(each => [`${each.area} ${each.code}`, each]))
  const [cellsBefore, cellsAfter] = [cellsOf(before), cellsOf(after)]
  const items = (found?.items ?? []).flatMap(item => {
    const own = byCode.get(item.code)
    if (!own) return []
    const { indicator, isRedefined, move } = own
    return {
      ...item,
      kind: isRedefined ? ('definition' as const) : item.kind,
      name: { zh: indicator.nameZh, en: indicator.nameEn },
      before: move.before,
      after: move.after,
      districts: area === city.code ? districtsOf(indicator, item, isRedefined) : null,
    }
  })
  const [caps, shares] = [found?.caps ?? [], found?.shares ?? []]
  const total = [...items, ...caps, ...shares].reduce((sum, each) => sum + each.contribution, 0)
  return {
    area: areaName(city, area),
    from: shown(before),
    to: shown(after),
    change: found?.change ?? null,
    reason: found ? null : { text: withheld },
    dimensions: found?.dimensions ?? [],
    items,
    caps,
    shares,
    total,
  }

  function districtsOf(indicator: Indicator, { kind, perPoint }: Contribution, isRedefined: boolean) {
    const none = { isDivisible: false, items: [] }
    const own = (cells: typeof cellsBefore, code: string) => cells.get(`${code} ${indicator.code}`)
    const [was, is] = [own(cellsBefore, city.code), own(cellsAfter, city.code)]
    if (isRedefined || kind === 'appeared' || kind === 'vanished' || !was || !is) return none
    const nothing = { numerator: null, denominator: null }
    const split = splitByDistrict({
      formula: formulaOf(indicator),
      score: value => score(value, indicator.direction, indicator),
      before: was,
      after: is,
      districts: city.districts.map(({ code }) => ({
        code,
        before: own(cellsBefore, code) ?? nothing,
        after: own(cellsAfter, code) ?? nothing,
      })),
    })
    if (!split) return none
    const parts = split
      .filter(each => each.points !== 0)
      .map(({ code, points }) => ({ code, name: areaName(city, code).name, contribution: points * perPoint }))
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    return { isDivisible: true, items: parts }
  }
}

const withheld: Text = {
  zh: '其中一个时刻的指数因数据不足而暂缺，无法比较',
  en: 'At one of the two moments the index is withheld for want of data, so there is nothing to compare',
}

const sideAt = async (sql: Sql, city: City, area: string, at: Date, now: Date): Promise<Side> => {
  const sampled = await sideSampled(sql, city, area, at)
  if (sampled) return sampled
  return sideCounted(sql, city, area, at, now, await readRules(sql, at))
}

/** The moment against which the index tells its change; to the hour where none is kept, so that it can be remembered. */
async function monthBefore(sql: Sql, city: City, area: string, after: Side): Promise<Date> {
  const kept = (await readIndex(sql, [area])).find(each => each.dimension === 'all')?.monthAgoAt
  if (after.how === 'kept' && kept) return kept
  return new Date(addMonths(city.timezone, Math.floor(after.at.getTime() / 3_600_000) * 3_600_000, -1))
}

const shown = ({ at, how, index }: Side) => ({
  at: at.toISOString(),
  how,
  value: index.value,
  dimensions: dimensionNames.map(code => ({
    code,
    value: index.dimensions[code].value,
    isCapped: index.dimensions[code].isCapped,
  })),
})

interface Compared {
  readonly move: Moved
  readonly indicator: Indicator
  /** Its formula is another one, so its values cannot be compared as such. */
  readonly isRedefined: boolean
}

function movedOf(city: City, area: string, before: Side, after: Side): readonly Compared[] {
  const applies = doesApply(city)
  const rulesOf = (side: Side) =>
    new Map(side.rules.indicators.filter(each => applies(each.code)).map(each => [each.code, each]))
  const cellsOf = (side: Side) => new Map(side.cells.filter(each => each.area === area).map(each => [each.code, each]))
  const [rulesBefore, rulesAfter] = [rulesOf(before), rulesOf(after)]
  const [was, is] = [cellsOf(before), cellsOf(after)]
  const momentOf = (
    rule: Indicator | undefined,
    cell: Moment | { value: number | null; score: number | null } | undefined,
  ): Moment | null => (rule ? { value: cell?.value ?? null, score: cell?.score ?? null, weight: rule.weight } : null)
  return [...new Set([...rulesBefore.keys(), ...rulesAfter.keys()])].flatMap(code => {
    const [old, own] = [rulesBefore.get(code), rulesAfter.get(code)]
    const indicator = own ?? old
    if (!indicator) return []
    const isRedefined = Boolean(old && own && (old.formula !== own.formula || old.direction !== own.direction))
    const value = was.get(code)?.value ?? null
    const isRerated = old && own && !isRedefined && (old.floor !== own.floor || old.goal !== own.goal)
    const rescored = isRerated && value !== null ? { rescored: score(value, own.direction, own) } : {}
    const move = {
      code,
      dimension: indicator.dimension,
      before: momentOf(old, was.get(code)),
      after: momentOf(own, is.get(code)),
      ...rescored,
    }
    return [{ move, indicator, isRedefined }]
  })
}
