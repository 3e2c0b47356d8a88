import { allFields, type Dataset, type Field } from '@/features/datasets'
import { addMonths, type WorkingCalendar } from '@/shared/time'
import type { Condition, Span } from '../domain/formula'
import type { Measure } from '../domain/measure'
import { placementOf } from '../domain/placement'
import { startsFrom } from '../domain/start-bounds'
import type { Stretch } from '../domain/stretch'
import { type CompileContext, conditionSql, momentSql, shiftSql, valueSql } from './compile-condition'
import { all, columnOf, type Parameters } from './sql-text'
import { type Candidates, windowSql } from './window'

/** Measures that are aggregates over the rows of one dataset. */
export type RowMeasure = Extract<Measure, { kind: 'tally' | 'presence' | 'distinct' | 'rank' | 'judged' | 'lasting' }>

/** How the rows of a measure are chosen, and what is made of them. */
export interface CompiledMeasure {
  readonly dataset: Dataset
  /** Rows that count for the measure's second number (or for both). */
  readonly filter: string
  /** Rows of the first number, where they are fewer. */
  readonly firstFilter?: string
  readonly first: string
  readonly second: string | null
  /** Sums and counts may be added up over districts; percentiles and distinct values may not. */
  readonly isAdditive: boolean
  readonly candidates: Candidates
}

export interface RowScope {
  readonly parameters: Parameters
  readonly timezone: string
  /** With it, clocks are judged by when they began; without it the database's calendar is asked about every row. */
  readonly calendar?: WorkingCalendar
}

export const isRowMeasure = (measure: Measure): measure is RowMeasure =>
  ['tally', 'presence', 'distinct', 'rank', 'judged', 'lasting'].includes(measure.kind)

export const datasetOfRows = (measure: RowMeasure): Dataset =>
  'dataset' in measure ? measure.dataset : measure.formula.dataset

export function compileRowMeasure(scope: RowScope, measure: RowMeasure): CompiledMeasure {
  const context: CompileContext = { ...scope, stretch: measure.stretch }
  const dataset = datasetOfRows(measure)
  switch (measure.kind) {
    case 'tally': {
      const { filter, candidates } = placedRows(context, dataset, measure.condition)
      if (!measure.field) {
        return {
          dataset,
          filter,
          candidates,
          isAdditive: true,
          first: `count(*) filter (where ${filter})`,
          second: null,
        }
      }
      const value = valueSql(measure.field)
      return {
        dataset,
        filter: `${filter} and ${value} is not null`,
        candidates,
        isAdditive: true,
        first: `sum(${value}::numeric) filter (where ${filter})`,
        second: `count(${value}) filter (where ${filter})`,
      }
    }
    case 'presence': {
      const { filter, candidates } = placedRows(context, dataset, null)
      return { dataset, filter, candidates, isAdditive: true, first: `count(*) filter (where ${filter})`, second: null }
    }
    case 'distinct': {
      const { filter, candidates } = placedRows(context, dataset, measure.condition)
      const first = `count(distinct ${columnOf(measure.field)}) filter (where ${filter})`
      return { dataset, filter, candidates, isAdditive: false, first, second: null }
    }
    case 'rank': {
      const { filter, candidates } = placedRows(context, dataset, measure.condition)
      const value = valueSql(measure.field)
      return { dataset, candidates, ...percentile(value, measure.percent, `${filter} and ${value} is not null`) }
    }
    case 'judged': {
      const { filter, due, candidates } = judgedRows(context, measure.formula, scope.calendar)
      const { to } = measure.formula
      const firstFilter = `${filter} and ${columnOf(to)} is not null and ${momentSql(context, to)} <= ${due}`
      return {
        dataset,
        filter,
        firstFilter,
        candidates,
        isAdditive: true,
        first: `count(*) filter (where ${firstFilter})`,
        second: `count(*) filter (where ${filter})`,
      }
    }
    case 'lasting': {
      const { formula, stretch } = measure
      const window = { field: formula.to, low: stretch.from, high: stretch.now }
      const filter = all([
        formula.condition && conditionSql(context, formula.condition),
        `${columnOf(formula.from)} is not null`,
        windowSql(context, window),
      ])
      const span = lastingSql(context, formula)
      const candidates = { window }
      if (formula.statistic !== 'mean') return { dataset, candidates, ...percentile(span, formula.statistic, filter) }
      return {
        dataset,
        filter,
        candidates,
        isAdditive: true,
        first: `sum(${span}) filter (where ${filter})`,
        second: `count(*) filter (where ${filter})`,
      }
    }
  }
}

/** From one moment of the row to another, in seconds; of working time in `wh` and `wd`. Exact, so that no order of adding matters. */
export function lastingSql(
  context: CompileContext,
  { from, to, unit }: { readonly from: Field; readonly to: Field; readonly unit: string },
): string {
  const [start, end] = [momentSql(context, from), momentSql(context, to)]
  const isWorking = unit === 'wh' || unit === 'wd'
  return `extract(epoch from (${isWorking ? `work.worked(${end}) - work.worked(${start})` : `${end} - ${start}`}))`
}

/** The smallest value with at least `percent` % of the values at or below it; the place is counted in whole numbers. */
function percentile(value: string, percent: number, filter: string) {
  return {
    filter,
    isAdditive: false,
    first: `(array_agg(${value} order by ${value}) filter (where ${filter}))[((${percent} * count(*) filter (where ${filter}) + 99) / 100)::int]`,
    second: `count(*) filter (where ${filter})`,
  }
}

/** The rows that a term sees (`placement`). */
export function placedRows(
  context: CompileContext,
  dataset: Dataset,
  condition: Condition | null,
): { filter: string; candidates: Candidates } {
  const chosen = condition && conditionSql(context, condition)
  if (placementOf(dataset, condition) !== 'time') {
    return { filter: chosen ?? 'true', candidates: chosen === null ? null : { sql: chosen } }
  }
  const window = timeWindow(dataset, context.stretch)
  return { filter: all([chosen, windowSql(context, window)]), candidates: { window } }
}

/** `from <= time < now` of an event dataset. */
export function timeWindow(dataset: Dataset, { from, now }: Stretch) {
  const field = allFields(dataset).find(each => each.name === dataset.time)
  if (!field) throw new Error(`${dataset.name} has no time`)
  return { field, low: from, high: now }
}

type Judged = Extract<Measure, { kind: 'judged' }>['formula']

/** Rows whose due moment lies in the stretch and has passed. */
export function judgedRows(
  context: CompileContext,
  formula: Judged,
  calendar?: WorkingCalendar,
): { filter: string; due: string; candidates: Candidates } {
  const { from, limit } = formula
  const { stretch, parameters } = context
  const chosen = formula.condition && conditionSql(context, formula.condition)
  if (limit.kind === 'field') {
    const window = { field: limit.field, low: stretch.from, high: stretch.now }
    const filter = all([chosen, `${columnOf(from)} is not null`, windowSql(context, window)])
    return { filter, due: momentSql(context, limit.field), candidates: { window } }
  }
  const due = shiftSql(context, momentSql(context, from), '+', limit.span)
  if (calendar && runsEvenly(limit.span)) {
    const [low, high] = [stretch.from, stretch.now].map(each => startsFrom(calendar, limit.span, each)) as [Date, Date]
    const window = { field: from, low, high }
    return { filter: all([chosen, windowSql(context, window)]), due, candidates: { window } }
  }
  const window = { field: from, low: earliestStart(stretch.from, limit.span, context.timezone), high: stretch.now }
  const filter = all([
    chosen,
    windowSql(context, window),
    `${due} >= ${parameters.moment(stretch.from)}`,
    `${due} < ${parameters.moment(stretch.now)}`,
  ])
  return { filter, due, candidates: { window } }
}

/** Whether clocks that begin later never end earlier: months do not, several days of one stand for the last of a shorter one. */
const runsEvenly = ({ unit }: Span): boolean => unit !== 'mo' && unit !== 'y'

const DAY = 86_400_000

/**
 * A moment before which no clock can have begun that runs out at `due` or later. On the work calendar this is a
 * generous guess that saves asking the calendar about every row there is: it would take a month and a half without
 * a working day to pass it.
 */
function earliestStart(due: Date, { count, unit }: Span, timezone: string): Date {
  const at = due.getTime()
  switch (unit) {
    case 'min':
      return new Date(at - count * 60_000)
    case 'h':
    case 'uh':
      return new Date(at - count * 3_600_000)
    case 'd':
      return new Date(at - count * DAY)
    case 'mo':
      return new Date(addMonths(timezone, at, -count) - 4 * DAY)
    case 'y':
      return new Date(addMonths(timezone, at, -12 * count) - 4 * DAY)
    case 'wh':
    case 'wd':
      return new Date(at - (count * 3 + 45) * DAY)
  }
}
