import type { City, Text } from '@/features/areas'
import { currentCity } from '@/features/areas/server'
import { allFields, findDataset, refDataset } from '@/features/datasets'
import { clock } from '@/platform/current-clock'
import { database, type Sql } from '@/platform/db/client'
import { notFound } from '@/shared/problem'
import { historyOf, versionsOf } from '../data/one-page.queries'
import { readRules } from '../data/rules.queries'
import { newestEvent, readCells, readIndex } from '../data/values.queries'
import { formulaOf } from '../domain/compute-city'
import type { Formula } from '../domain/formula'
import { datasetsOf, fieldsOf } from '../domain/references'
import { worthOfPoint } from '../domain/worth-of-point'
import { isKept } from './area-of'
import { type IndicatorQuery, indicatorQuery } from './indicator-query'
import { oneIndicator } from './one-indicator'
import { areaLevels } from './one-page-areas'
import { explained } from './one-page-explained'
import { monthAgo } from './one-page-month-ago'
import { periodChoices } from './one-page-periods'
import { recounted } from './one-page-recounted'

/** The chart's whole past: daily samples and publications of some years. */
const HISTORY = 4000

export interface PageQuestion {
  readonly code: string
  readonly search: URLSearchParams
}

/**
 * The page of one indicator. What its head shows is here at once; what has to be counted from records (the month
 * before, the explanation with the areas) comes behind as promises that never fail.
 * @throws Problem 404 `unknown-indicator`, 400 for an area, period or moment that is none
 */
export async function indicatorPage({ code, search }: PageQuestion) {
  const [sql, city, now] = [database(), currentCity(), clock().now()]
  const query = indicatorQuery(city, search)
  const at = query.at ?? now
  const [rules, value, seq, versions, history, { cells, index }] = await Promise.all([
    readRules(sql, at),
    oneIndicator(sql, city, code, query, now),
    newestEvent(sql),
    versionsOf(sql, code),
    historyOf(sql, code, query.area.area, query.known ?? now, HISTORY),
    livePlace(sql, city, query),
  ])
  const place = rules.indicators.findIndex(each => each.code === code)
  const neighbour = (step: number) => {
    const found = rules.indicators[place + step]
    return found ? { code: found.code, name: { zh: found.nameZh, en: found.nameEn } } : null
  }
  const { history: _, ...figures } = value
  const indicator = rules.indicators[place]
  if (!indicator) throw notFound('unknown-indicator', `No indicator is called ${code}`)
  return {
    at: now.toISOString(),
    seq,
    timeZone: city.timezone,
    city: { code: city.code, name: city.name },
    query: {
      area: query.area.area,
      period: query.period?.name ?? null,
      at: query.at?.toISOString() ?? null,
      known: query.known?.toISOString() ?? null,
    },
    ...figures,
    from: value.from.toISOString(),
    to: value.to.toISOString(),
    computedAt: value.computedAt.toISOString(),
    areas: areaLevels(city, query.area.area),
    periods: periodChoices(value.length, at, city.timezone),
    position: place + 1,
    count: rules.indicators.length,
    previous: neighbour(-1),
    next: neighbour(1),
    worth: worthOfPoint(code, rules, cells, each => !city.notApplicable.has(each)),
    isCapped: index.find(each => each.dimension === value.dimension)?.isCapped ?? false,
    reasonText: city.notApplicable.get(code) ?? null,
    history: history.map(each => ({ ...each, at: each.at.toISOString(), to: each.to.toISOString() })),
    versions: versions.map(each => ({ ...each, validFrom: each.validFrom.toISOString() })),
    fields: fieldTitles(city, value),
    percent: percentOf(formulaOf(value)),
    later: {
      monthAgo: monthAgo(sql, city, indicator, query, now),
      recounted: recounted(sql, city, { indicator, version: rules.version }, query, now),
      explained: explained(sql, city, code, query, now),
    },
  }
}

export type IndicatorPage = Awaited<ReturnType<typeof indicatorPage>>

/** The kept cells and index of the area; none below a district or for a past moment. */
async function livePlace(sql: Sql, city: City, { area, at, known, period }: IndicatorQuery) {
  if (at || known || period || !isKept(city, area.area)) return { cells: null, index: [] }
  const [cells, index] = await Promise.all([readCells(sql, [area.area]), readIndex(sql, [area.area])])
  return { cells, index }
}

/** Which percentile the value is; null where it is none. */
function percentOf(formula: Formula): number | null {
  if (formula.kind === 'dur') return formula.statistic === 'mean' ? null : formula.statistic
  return formula.kind === 'aggregate' && formula.term.kind === 'pctl' ? formula.term.percent : null
}

const classNames = (city: City): Readonly<Record<string, Text>> =>
  Object.fromEntries([...city.classes].map(([code, { name }]) => [code, name]))

/** Titles and units of the fields that the formula reads, in its own order. */
function fieldTitles(city: City, indicator: { readonly code: string; readonly formula: string }) {
  const formula = formulaOf(indicator)
  const datasets = [...datasetsOf(formula)].flatMap(name => findDataset(name) ?? (name === 'ref' ? refDataset : []))
  return [...fieldsOf(formula)].flatMap(name => {
    const field = datasets.flatMap(each => allFields(each)).find(each => each.name === name)
    return field
      ? [
          {
            name,
            type: field.type,
            unit: field.unit ?? null,
            title: { zh: field.titleZh, en: field.titleEn },
            codes: field.codes === 'case-class' ? classNames(city) : null,
          },
        ]
      : []
  })
}
