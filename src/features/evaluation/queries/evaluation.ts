import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { type City, scopeOf } from '../../areas'
import { type CaseGroup, caseNumbersBy, listed, takenBy } from '../../cases/server'
import { dataset, withoutPersonalData } from '../../datasets'
import { type NamedPeriod, namedPeriod, periodAt } from '../../indicators'
import {
  type EvaluatedGroups,
  evaluateGroups,
  type GroupCell,
  type GroupColumn,
  type JoinedColumn,
} from '../../indicators/server'
import {
  type EvaluationCell,
  type EvaluationRow,
  isSheetName,
  meanScore,
  type SheetCounter,
  type SheetName,
  sheetCounters,
  sorted,
} from '../domain/evaluation'
import { postName } from './post-name'
import { evaluationSheets } from './sheets'

export interface EvaluationQuery {
  readonly by: SheetName
  readonly period: NamedPeriod
  readonly area: string | undefined
  /** A column's key, `-` before it for the largest first. */
  readonly sort: string | undefined
}

interface Asked {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

/** @throws Problem 400 `bad-parameter` */
export function parseEvaluationQuery(
  { city, clock }: Pick<Asked, 'city' | 'clock'>,
  search: URLSearchParams,
): EvaluationQuery {
  const by = search.get('by') ?? 'area'
  if (!isSheetName(by))
    throw badRequest('bad-parameter', 'by is area, unit, assignee, post or collector', { parameter: 'by' })
  const name = search.get('month')
  const period = name === null ? periodAt('monthly', clock.now(), city.timezone) : namedPeriod(name, city.timezone)
  if (period?.length !== 'monthly' || period.from > clock.now())
    throw badRequest('bad-parameter', 'month is one that has begun, such as 2026-10', { parameter: 'month' })
  return { by, period, area: search.get('area') ?? undefined, sort: search.get('sort') ?? undefined }
}

/** The month before. */
export const monthBefore = ({ from }: NamedPeriod, city: City): NamedPeriod =>
  periodAt('monthly', new Date(from.getTime() - 1), city.timezone)

type SheetColumn = GroupColumn | 'post'

/** What the rows of a sheet are grouped by: areas by those below the one asked for. */
function columnOf(city: City, { by, area }: EvaluationQuery): SheetColumn {
  if (by === 'collector') return 'person'
  if (by !== 'area') return by
  const scope = scopeOf(city, area)
  if (scope.kind !== 'in') return 'district'
  return scope.column === 'district' ? 'street' : 'community'
}

/** By post, each indicator is counted over the cases of which somebody of the post took the step it speaks of. */
function postOf(code: string, before: Date): JoinedColumn {
  const steps = evaluationSheets().steps[code]
  if (!steps) throw new RangeError(`sheets.json does not say whose step ${code} speaks of`)
  return { join: takenBy('r.id', listed(steps), before), column: 'taken.post', dataset: 'case' }
}

export interface Evaluation {
  readonly query: EvaluationQuery
  readonly at: Date
  readonly isRunning: boolean
  readonly leastSample: number
  readonly indicators: EvaluatedGroups['indicators']
  readonly counters: readonly SheetCounter[]
  readonly rows: readonly EvaluationRow[]
}

/** A sheet of a month: counts and rates of every row, its score, and the score of its month before. */
export async function evaluation(asked: Asked, query: EvaluationQuery, lang: 'zh' | 'en'): Promise<Evaluation> {
  const { sql, city, clock } = asked
  const { by, period, area } = query
  const now = clock.now()
  const isRunning = now < period.to
  const at = isRunning ? now : period.to
  const { leastSample, sheets } = evaluationSheets()
  const column = columnOf(city, query)
  const groupsOf = (of: NamedPeriod, before: Date) =>
    evaluateGroups(sql, city, {
      area,
      column: column === 'post' ? code => postOf(code, before) : column,
      codes: sheets[by],
      now,
      period: of,
    })
  const own = await groupsOf(period, at)
  const past = await groupsOf(monthBefore(period, city), period.from)
  const counts =
    column === 'person'
      ? null
      : await caseNumbersBy(asked, column as CaseGroup | 'post', {
          counters: [],
          statuses: [],
          from: period.from,
          to: at,
          ...(area === undefined ? {} : { area }),
          ...(isRunning ? {} : { at }),
        })
  const countsOf = new Map(counts?.map(each => [each.group, each]))
  const codes = new Set([...own.groups.keys(), ...countsOf.keys()])
  const cellOf = (cell: GroupCell): EvaluationCell => ({ ...cell, isSmall: (cell.denominator ?? 0) < leastSample })
  const scoreOf = ({ indicators, groups }: EvaluatedGroups, code: string) => {
    const judged = indicators.flatMap(({ code: indicator, weight }) => {
      const cell = groups.get(code)?.get(indicator)
      return !cell || cell.score === null || cellOf(cell).isSmall ? [] : [{ score: cell.score, weight }]
    })
    return { score: meanScore(judged), judged: judged.length }
  }
  const rows = [...codes].toSorted().map((code, i): EvaluationRow => {
    const number = countsOf.get(code)
    return {
      // a collector's name is nobody's to read
      code: column === 'person' ? `collector-${i + 1}` : code,
      name: nameOf(city, column, code, lang),
      counts: number
        ? (Object.fromEntries(sheetCounters.map(each => [each, number[each]])) as Record<SheetCounter, number>)
        : null,
      cells: Object.fromEntries([...(own.groups.get(code) ?? [])].map(([key, cell]) => [key, cellOf(cell)])),
      ...scoreOf(own, code),
      before: scoreOf(past, code).score,
    }
  })
  return {
    query,
    at,
    isRunning,
    leastSample,
    indicators: own.indicators,
    counters: column === 'person' ? [] : sheetCounters,
    rows: sorted(rows, query.sort, lang),
  }
}

const patrol = dataset('patrol')

function nameOf(city: City, column: SheetColumn, code: string, lang: 'zh' | 'en'): string {
  switch (column) {
    case 'unit':
      return city.units.get(code)?.name[lang] ?? code
    case 'post':
      return postName(code, lang)
    case 'person':
      return String(withoutPersonalData(patrol, { person: code }).person)
    case 'assignee':
      return code
    default:
      return city.areas.get(code)?.name[lang] ?? code
  }
}
