import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { type City, scopeOf } from '../../areas'
import { rulesAt } from '../../flags/server'
import { type NamedPeriod, namedPeriod, periodAt } from '../../indicators'
import { lifeStages } from '../../projects'
import { type GroupCounts, groupCounts, monthCounts } from '../data/analysis.queries'
import type { Matters } from '../data/matters.sql'
import {
  type Counts,
  type Grouping,
  inOrder,
  type Measured,
  matterSorts,
  measured,
  NONE,
  noCounts,
  spans,
  type Window,
  windowsOf,
} from '../domain/analysis'
import { causesOf, problemKinds } from '../domain/problem-kinds'
import { namesOf } from './names'

const moment = z.iso.datetime({ offset: true })
export const analysisQuery = z.object({
  of: z.enum(matterSorts).default('problems'),
  /** Months of the window. */
  span: z
    .enum(['1', '3', '6', '12'])
    .default('1')
    .transform(each => spans.find(span => String(span) === each) ?? 1),
  /** Last month of the window, such as 2026-11. */
  until: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  kind: z.string().optional(),
  cause: z.string().optional(),
  stage: z.string().optional(),
  unit: z.string().optional(),
  area: z.string().optional(),
  at: moment.optional(),
  known: moment.optional(),
})
export type AnalysisQuery = z.infer<typeof analysisQuery>

/**
 * What a question is about: its windows, and how records are read for one of them.
 * @throws Problem 400 `bad-parameter` for a month that has not begun, `unknown-area`
 */
export function analysisOf(city: City, query: AnalysisQuery, now: Date) {
  const at = query.at ? new Date(query.at) : now
  const until = query.until ? namedPeriod(query.until, city.timezone) : periodAt('monthly', at, city.timezone)
  if (!until || until.from > at)
    throw badRequest('bad-parameter', 'until is a month that has begun, such as 2026-10', { parameter: 'until' })
  const windows = windowsOf({ to: until.to, span: query.span, now: at }, city.timezone)
  const common = {
    of: query.of,
    scope: scopeOf(city, query.area),
    at,
    isPast: query.at !== undefined,
    known: query.known ? new Date(query.known) : null,
    filter: {
      kind: query.kind ?? null,
      cause: query.cause ?? null,
      stage: query.stage ?? null,
      unit: query.unit ?? null,
    },
  }
  return { at, until, windows, matters: (window: Window): Matters => ({ ...common, window }) }
}

/** A group with its counts and those of its own past. */
export interface AnalysedGroup {
  readonly key: string
  readonly name: { readonly zh: string; readonly en: string } | null
  readonly now: Measured
  readonly before: Measured
}

const groupsOf = ({ kind, cause, stage, unit }: GroupCounts) =>
  ({ kind, cause, stage, unit }) as const satisfies Record<Grouping, string | null>

/** Rows told apart by exactly these groups. */
const toldBy = (rows: readonly GroupCounts[], ...names: Grouping[]) =>
  rows.filter(row =>
    Object.entries(groupsOf(row)).every(([name, key]) => (key !== null) === names.includes(name as Grouping)),
  )

/**
 * Problems or orders of some months by kind and cause, life stage, unit and month, each beside its own past. Nobody is
 * ranked: groups stand in their own order, units by name; small numbers are marked.
 * @throws Problem 400 `bad-parameter` `unknown-area`
 */
export async function supervisionAnalysis(sql: Connection, city: City, query: AnalysisQuery, now: Date) {
  const { at, until, windows, matters } = analysisOf(city, query, now)
  const [{ numbers }, rows, past, months] = await Promise.all([
    rulesAt(sql, at),
    groupCounts(sql, matters(windows.now)),
    groupCounts(sql, matters(windows.before)),
    monthCounts(sql, matters(windows.year), city.timezone),
  ])
  const names = namesOf(city)
  const shown = (counts: Counts | undefined) => measured(counts ?? noCounts, numbers.few)
  const groups = (of: Grouping, order: readonly string[], within?: string): AnalysedGroup[] => {
    const by: Grouping[] = of === 'cause' ? ['kind', 'cause'] : [of]
    const own = (each: GroupCounts) => within === undefined || each.kind === within
    const [present, former] = [toldBy(rows, ...by).filter(own), toldBy(past, ...by).filter(own)]
    const keys = [...new Set([...present, ...former].map(each => each[of] ?? NONE))]
    return inOrder(keys, order).map(key => ({
      key,
      name: of === 'unit' && key !== NONE ? names.unit(key) : null,
      now: shown(present.find(each => each[of] === key)),
      before: shown(former.find(each => each[of] === key)),
    }))
  }
  return {
    of: query.of,
    at: at.toISOString(),
    span: query.span,
    until: until.name,
    isRunning: at < until.to,
    few: numbers.few,
    windows,
    total: { key: '', name: null, now: shown(toldBy(rows)[0]), before: shown(toldBy(past)[0]) },
    kinds: groups('kind', problemKinds).map(kind => ({
      ...kind,
      causes: groups(
        'cause',
        problemKinds.flatMap(each => (each === kind.key ? causesOf[each] : [])),
        kind.key,
      ),
    })),
    stages: groups('stage', lifeStages),
    units: groups('unit', []).sort((a, b) => (a.name?.zh ?? '').localeCompare(b.name?.zh ?? '', 'zh')),
    months: monthsUpTo(until, city.timezone).map(({ name, from }) => ({
      key: name,
      from: from.toISOString(),
      now: shown(months.find(each => each.month === name)),
    })),
    year: { found: months.reduce((sum, each) => sum + each.found, 0) },
  }
}

/** The twelve months that end with one. */
function monthsUpTo(until: NamedPeriod, timezone: string): NamedPeriod[] {
  const months = [until]
  for (let first = until; months.length < 12; ) {
    first = periodAt('monthly', new Date(first.from.getTime() - 1), timezone)
    months.unshift(first)
  }
  return months
}

export type SupervisionAnalysis = Awaited<ReturnType<typeof supervisionAnalysis>>
