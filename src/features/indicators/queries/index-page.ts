import { type City, scopeOf } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { addMonths } from '@/shared/time'
import { publishedIndex } from '../data/history.queries'
import type { SampleSeries } from '../data/index-page.queries'
import { readRules } from '../data/rules.queries'
import { newestEvent, readIndex, readMoments, type StoredCell } from '../data/values.queries'
import { classify, type FormulaClass } from '../domain/classify'
import { formulaOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import { type DimensionName, dimensionNames, type IndexReason } from '../domain/index-snapshot'
import type { IndexRules, Indicator } from '../domain/indicator'
import type { Reason } from '../domain/reason'
import type { PeriodLength } from '../domain/stretch'
import { isKept } from './area-of'
import { partOf } from './index-snapshot'
import type { IndicatorQuery } from './indicator-query'
import { seriesOf } from './sample-series'
import { asked, type How, type ShownCells, shownCells } from './shown-cells'
import { sparkPath } from './spark-path'

const DAY = 86_400_000

/** One value of the index or of a dimension. Scores and completeness run from 0 to 100; changes are in points. */
export interface IndexFigure {
  readonly value: number | null
  readonly reason: IndexReason | null
  readonly completeness: number
  readonly change: number | null
  readonly published: number | null
}

export interface DimensionFigure extends IndexFigure {
  readonly code: DimensionName
  readonly target: number
  readonly isCapped: boolean
}

export interface IndexRow {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly dimension: DimensionName
  readonly domain: string
  readonly unit: string
  readonly weight: number
  readonly length: PeriodLength
  readonly kind: FormulaClass
  readonly value: number | null
  readonly score: number | null
  readonly reason: Reason | null
  /** Exact decimals. */
  readonly numerator: string | null
  readonly denominator: string | null
  /** Score at the earliest sample of the last month: what `change` is told against. */
  readonly before: number | null
  /** Path of the last month in a box of 144 × 36; null where there are not two moments to join. */
  readonly spark: string | null
}

/** A named place of the path from the city down to the area of the page. */
export interface NamedArea {
  readonly code: string
  readonly zh: string
  readonly en: string
}

export interface IndexPage {
  /** Last event of the log that the numbers contain: whoever follows from there misses nothing. */
  readonly seq: number
  readonly now: string
  readonly timeZone: string
  readonly area: NamedArea
  /** From the city down, without the area itself. */
  readonly above: readonly NamedArea[]
  /** Where one can go from here without searching. */
  readonly places: {
    readonly below: readonly NamedArea[]
    readonly districts: readonly NamedArea[]
    readonly bodies: readonly NamedArea[]
    readonly groups: readonly NamedArea[]
  }
  readonly at: string | null
  readonly known: string | null
  readonly period: { readonly name: string; readonly length: PeriodLength } | null
  readonly how: How
  /** When the shown values were computed; null: never. */
  readonly computedAt: string | null
  /** The moment that changes are told against; null where nothing older is kept. */
  readonly comparedTo: string | null
  readonly index: IndexFigure
  readonly dimensions: readonly DimensionFigure[]
  readonly rows: readonly IndexRow[]
}

/** Whether a question is answered from what is kept, without counting records. */
export const isQuick = (city: City, { area, at, known, period }: IndicatorQuery): boolean =>
  isKept(city, area.area) && (period !== undefined || (at === undefined && known === undefined))

/** Everything `/index` shows of one area, from what is kept wherever something is kept (`shownCells`). */
export async function indexPage(sql: Sql, city: City, query: IndicatorQuery, now: Date): Promise<IndexPage> {
  const at = query.at ?? now
  const seq = await newestEvent(sql)
  const rules = await readRules(sql, at)
  const since = new Date(addMonths(city.timezone, at.getTime(), -1) - DAY)
  const area = query.area.area
  const [shown, series, published, moments] = await Promise.all([
    shownCells(sql, city, rules, query, query.area, now),
    query.period ? [] : seriesOf(sql, area, since, query.known ?? at),
    publishedIndex(sql, area, query.known ?? now),
    readMoments(sql),
  ])
  const computed = shown.at ?? newestOf(moments.map(each => each.at))
  const comparedTo = oldestOf(series)
  const figures = await figuresOf(sql, city, rules, query, shown)
  const publishedOf = new Map(published.map(each => [each.dimension, each.value]))
  return {
    seq,
    now: now.toISOString(),
    timeZone: city.timezone,
    area: namedArea(city, area),
    above: above(city, area).map(code => namedArea(city, code)),
    places: {
      below:
        city.contains(area) && area !== city.code && city.areas.get(area)?.kind !== 'community'
          ? city.children(area).map(named)
          : [],
      districts: city.districts.map(named),
      bodies: city.managementBodies.map(named),
      groups: city.groups.map(named),
    },
    at: query.at?.toISOString() ?? null,
    known: query.known?.toISOString() ?? null,
    period: query.period ? { name: query.period.name, length: query.period.length } : null,
    how: shown.how,
    computedAt: computed?.toISOString() ?? null,
    comparedTo: comparedTo?.toISOString() ?? null,
    index: { ...figures.index, published: publishedOf.get('all') ?? null },
    dimensions: dimensionNames.map(code => ({
      code,
      ...figures.dimension(code),
      published: publishedOf.get(code) ?? null,
      target: 100,
    })),
    rows: rowsOf(asked(rules, query), shown.cells, series, { since, at }),
  }
}

type Figure = Omit<IndexFigure, 'published'> & { readonly isCapped: boolean }

/** Index and dimensions: the kept ones, those of the cells of a past moment, none for a single period. */
async function figuresOf(sql: Sql, city: City, rules: IndexRules, query: IndicatorQuery, { how, cells }: ShownCells) {
  const area = query.area.area
  if (how === 'kept') {
    const stored = new Map((await readIndex(sql, [area])).map(each => [each.dimension, each]))
    const of = (code: string): Figure => ({
      ...partOf(stored.get(code)),
      isCapped: stored.get(code)?.isCapped ?? false,
    })
    return { index: of('all'), dimension: of }
  }
  const none: Figure = { value: null, reason: 'not-computed', completeness: 0, change: null, isCapped: false }
  const found = query.period
    ? undefined
    : indexOfAreas([area], cells, rules, code => !city.notApplicable.has(code)).get(area)
  return {
    index: found ? { ...none, value: found.value, reason: found.reason, completeness: found.completeness } : none,
    dimension: (code: DimensionName): Figure => (found ? { ...none, ...found.dimensions[code] } : none),
  }
}

function rowsOf(
  indicators: readonly Indicator[],
  cells: readonly StoredCell[],
  series: readonly SampleSeries[],
  span: { readonly since: Date; readonly at: Date },
): IndexRow[] {
  const byCode = new Map(cells.map(each => [each.code, each]))
  const samples = new Map(series.map(each => [each.code, each]))
  return indicators.map(each => {
    const cell = byCode.get(each.code)
    const own = samples.get(each.code)
    return {
      code: each.code,
      zh: each.nameZh,
      en: each.nameEn,
      dimension: each.dimension,
      domain: each.domain,
      unit: each.unit,
      weight: each.weight,
      length: each.period,
      kind: classify(formulaOf(each)),
      value: cell?.value ?? null,
      score: cell?.score ?? null,
      reason: (cell ? cell.reason : 'no-records') as Reason | null,
      numerator: cell?.numerator ?? null,
      denominator: cell?.denominator ?? null,
      before: own?.scores[0] ?? null,
      spark: own ? sparkPath(own, cell?.value ?? null, span) : null,
    }
  })
}

const newestOf = (moments: readonly Date[]) =>
  moments.length === 0 ? null : new Date(Math.max(...moments.map(each => each.getTime())))

function oldestOf(series: readonly SampleSeries[]): Date | null {
  const firsts = series.map(each => each.at[0]).filter(each => each !== undefined)
  return firsts.length === 0 ? null : new Date(Math.min(...firsts) * 1000)
}

const named = ({ code, name }: { readonly code: string; readonly name: Omit<NamedArea, 'code'> }): NamedArea => ({
  code,
  zh: name.zh,
  en: name.en,
})

function namedArea(city: City, code: string): NamedArea {
  const found =
    city.areas.get(code) ??
    city.managementBodies.find(each => each.code === code) ??
    city.groups.find(each => each.code === code)
  return found ? named({ code, name: found.name }) : { code, zh: code, en: code }
}

/** Codes from the city down to just above an area; bodies and groups stand below the city. */
function above(city: City, code: string): string[] {
  if (scopeOf(city, code).kind === 'all') return []
  const path: string[] = []
  for (let parent = city.areas.get(code)?.parent; parent; parent = city.areas.get(parent)?.parent) path.unshift(parent)
  return path.length > 0 ? path : [city.code]
}
