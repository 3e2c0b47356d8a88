import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { notFound } from '@/shared/problem'
import { countingSettings } from '../data/count-measures'
import { readRules } from '../data/rules.queries'
import { classify, type FormulaClass } from '../domain/classify'
import { formulaOf, planOf } from '../domain/compute-city'
import { type Confidence, confidence } from '../domain/confidence'
import type { IndexRules, Indicator } from '../domain/indicator'
import type { Part } from '../domain/part-list'
import { moveBack, type Plan } from '../domain/plan'
import type { Reason } from '../domain/reason'
import { datasetsOf } from '../domain/references'
import { formulaWords } from '../domain/words/formula-words'
import type { Text } from '../domain/words/text'
import { byArea } from './explain-areas'
import { type DataCoverage, dataCoverage } from './explain-coverage'
import { areaName, codeNames, type Moments } from './explain-names'
import { countRows, restingPart, rowsBehind } from './explain-parts'
import { byPeriod } from './explain-periods'
import { reasonWords } from './explain-reason'
import { versionsOf } from './explain-versions'
import { type Freshness, freshness, worst } from './freshness'
import { type IndicatorQuery, stretchFor } from './indicator-query'
import { oneIndicator } from './one-indicator'

const classWords: Readonly<Record<FormulaClass, Text>> = {
  algebraic: {
    zh: '可加总：记录一变，合计随之增减，数值实时更新',
    en: 'Running totals: a changed record changes them, so the value is always current',
  },
  calendar: {
    zh: '随时间变化：除记录变化外，到期、届满也会改变数值，由时间步进实时更新',
    en: 'Running totals that also move as deadlines pass: current without a record being touched',
  },
  holistic: {
    zh: '整体重算：分位数、去重、覆盖、复发等不能由合计得出，相关记录变化后随即重算',
    en: 'Counted again as a whole (percentiles, distinct values, coverage, repetition) soon after its records change',
  },
}

export type Explanation = Awaited<ReturnType<typeof explainIndicator>>

/**
 * Everything about one value: formula in words, parts, rows behind them, areas below, periods, history, how complete
 * and fresh its data are, and how far it can be trusted. Times are ISO 8601; texts in both languages.
 * @throws Problem 404 `unknown-indicator`
 */
export async function explainIndicator(sql: Sql, city: City, code: string, query: IndicatorQuery, now: Date) {
  const at = query.at ?? now
  const known = query.known ?? now
  const [rules, one] = await Promise.all([readRules(sql, at), oneIndicator(sql, city, code, query, now)])
  const indicator = rules.indicators.find(each => each.code === code)
  if (!indicator) throw notFound('unknown-indicator', `No indicator is called ${code}`)
  const isLive = !query.period && !query.at && !query.known
  const plan = planOf(indicator, stretchFor(query, indicator.period, at, city.timezone), city.timezone)
  const { formula } = plan.plan
  const words = formulaWords(formula, codeNames(city))
  const moments: Moments = { present: known, ...(query.known ? { known } : {}) }
  const { area } = query
  const datasets = [...datasetsOf(formula)].filter(each => each !== 'ref')
  const [versions, areas, periods, coverage, feeds, rows] = await Promise.all([
    versionsOf(sql, code, at),
    byArea({ sql, city, area: area.area, plan, isLive, moments }),
    byPeriod(sql, { code, area: area.area, length: indicator.period, at, known, timezone: city.timezone }),
    sql.begin('isolation level repeatable read read only', async tx => {
      await tx.unsafe(countingSettings)
      return dataCoverage(tx, city, area, plan.plan, moments)
    }),
    freshness(sql, datasets, limitsOf(rules, city, at), new Date(Math.min(known.getTime(), at.getTime()))),
    partRows(sql, city, query, plan.plan, one, moments),
  ])
  const part = (name: Part, text: Text | null) =>
    text && { value: one[name], words: text, rows: rows[name], records: one.records[name] }
  const resting = restingPart(plan.plan)
  const n = rows[resting.part]
  const reason = one.reason as Reason | null
  return {
    code,
    name: { zh: indicator.nameZh, en: indicator.nameEn },
    dimension: indicator.dimension,
    domain: indicator.domain,
    unit: indicator.unit,
    direction: indicator.direction,
    length: indicator.period,
    basis: indicator.basis,
    area: areaName(city, area.area),
    period: one.period,
    at: at.toISOString(),
    known: known.toISOString(),
    from: one.from,
    to: one.to,
    computedAt: one.computedAt,
    value: one.value,
    score: one.score,
    reason: reason && reasonWords(city, code, reason, formula, words.numerator, words.denominator),
    formula: {
      written: indicator.formula,
      words: words.whole,
      datasets: coverage.map(({ dataset, title }) => ({ name: dataset, title })),
    },
    version: versions.definition,
    rating: {
      floor: indicator.floor,
      goal: indicator.goal,
      weight: indicator.weight,
      ...versions.parameters,
      words: ratingWords(indicator),
    },
    class: { code: classify(formula), words: classWords[classify(formula)] },
    parts: { numerator: part('numerator', words.numerator), denominator: part('denominator', words.denominator) },
    n,
    confidence: one.value === null ? null : trust(n, area.column, coverage, feeds),
    coverage,
    freshness: feeds,
    late: feeds.flatMap(feed =>
      feed.sources.filter(each => each.state === 'late' || each.state === 'missing').map(each => each.source),
    ),
    areas,
    periods,
    history: one.history.map(({ at, kind, period, value, score }) => ({
      at,
      kind,
      period: period === '' ? null : period,
      value,
      score,
    })),
    records: one.records,
  }
}

function ratingWords({ direction, floor, goal, weight, unit }: Indicator): Text {
  const shown = unit === '%' ? ' %' : ` ${unit}`
  if (direction === 'target')
    return {
      zh: `以 ${goal}${shown} 为最佳（100 分），偏离到 ${floor}${shown} 那么远为 0 分；权重 ${weight}`,
      en: `best at ${goal}${shown} (100 points), none as far from it as ${floor}${shown}; weight ${weight}`,
    }
  return {
    zh: `${direction === 'higher' ? '越高越好' : '越低越好'}：${floor}${shown} 为 0 分，${goal}${shown} 为 100 分，其间按直线计分；权重 ${weight}`,
    en: `${direction} is better: 0 points at ${floor}${shown}, 100 at ${goal}${shown}, in a straight line between; weight ${weight}`,
  }
}

type OneIndicator = Awaited<ReturnType<typeof oneIndicator>>

/** Rows behind both parts: the part itself where each row is worth one, else counted. */
async function partRows(
  sql: Sql,
  city: City,
  { area }: IndicatorQuery,
  plan: Plan,
  one: OneIndicator,
  moments: Moments,
) {
  const of = async (part: Part): Promise<number | null> => {
    const rows = rowsBehind(plan, part)
    if (rows.kind === 'none') return null
    if (rows.kind === 'value') return one[part]
    return sql.begin('isolation level repeatable read read only', async tx => {
      await tx.unsafe(countingSettings)
      return (await countRows(tx, city, area, rows.measures, moments))(area.area)
    })
  }
  const [numerator, denominator] = await Promise.all([of('numerator'), of('denominator')])
  return { numerator, denominator }
}

function trust(
  n: number | null,
  column: string,
  coverage: readonly DataCoverage[],
  feeds: readonly Freshness[],
): Confidence {
  const filled = coverage
    .flatMap(each => each.fields)
    .flatMap(({ share, title }) => (share === null ? [] : [{ share, title }]))
  const least = filled.reduce<(typeof filled)[number] | null>((a, b) => (a === null || b.share < a.share ? b : a), null)
  const subject = coverage.reduce((sum, each) => sum + each.subject, 0)
  const placeless = coverage.reduce((sum, each) => sum + each.withoutStreet, 0)
  const fewest = coverage.reduce<DataCoverage | null>(
    (a, b) => (a === null || b.districts.sent / b.districts.all < a.districts.sent / a.districts.all ? b : a),
    null,
  )
  const state = worst(feeds.map(each => each.state))
  return confidence({
    rows: n,
    coverage: least,
    placed: column === 'district' || subject === 0 ? null : (subject - placeless) / subject,
    districts: fewest && fewest.districts.all > 1 ? fewest.districts : null,
    feed:
      feeds.length === 0
        ? null
        : { state, sources: feeds.flatMap(each => each.sources.filter(s => s.state === state).map(s => s.source)) },
  })
}

/** Longest silence of a dataset's feed that a formula of the list allows, in ms. */
function limitsOf({ indicators }: IndexRules, city: City, at: Date): ReadonlyMap<string, number> {
  const limits = new Map<string, number>()
  for (const indicator of indicators) {
    const formula = formulaOf(indicator)
    if (formula.kind !== 'fresh') continue
    const age = at.getTime() - moveBack(formula.age, city.timezone)(at).getTime()
    limits.set(formula.dataset.name, Math.min(age, limits.get(formula.dataset.name) ?? Number.POSITIVE_INFINITY))
  }
  return limits
}
