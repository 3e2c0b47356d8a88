import type { Field } from '@/features/datasets'
import { dayText, localDay, startOfLocalDay } from '@/shared/time'
import type { CompileContext } from './compile-condition'
import { columnOf } from './sql-text'

/** A stretch of one time column, `low` included, `high` excluded. */
export interface Window {
  readonly field: Field
  readonly low: Date
  readonly high: Date
}

/** The first local day that begins at or after a moment. */
function dayFrom(moment: Date, timezone: string): string {
  const day = localDay(timezone, moment.getTime())
  return dayText(startOfLocalDay(timezone, day) >= moment.getTime() ? day : day + 1)
}

/** As a comparison of the bare column, so that its index can be used; days are compared as days. */
export function windowSql({ parameters, timezone }: CompileContext, { field, low, high }: Window): string {
  const column = columnOf(field)
  if (field.type !== 'date') {
    return `${column} >= ${parameters.moment(low)} and ${column} < ${parameters.moment(high)}`
  }
  const from = parameters.add(dayFrom(low, timezone), 'date')
  const to = parameters.add(dayFrom(high, timezone), 'date')
  return `${column} >= ${from} and ${column} < ${to}`
}

/** Rows that a scan has to look at: those in one of the windows, or that fulfil one of the conditions; null: all rows. */
export type Candidates = { readonly window: Window } | { readonly sql: string } | null

/** One predicate for many measures; windows of one column become the widest. */
export function candidatesSql(context: CompileContext, candidates: readonly Candidates[]): string | null {
  const windows = new Map<string, Window>()
  const conditions = new Set<string>()
  for (const each of candidates) {
    if (each === null) return null
    if ('sql' in each) {
      conditions.add(each.sql)
      continue
    }
    const { window } = each
    const known = windows.get(window.field.name)
    const low = known && known.low < window.low ? known.low : window.low
    const high = known && known.high > window.high ? known.high : window.high
    windows.set(window.field.name, { field: window.field, low, high })
  }
  const parts = [...[...windows.values()].map(each => windowSql(context, each)), ...conditions]
  return `(${parts.map(each => `(${each})`).join(' or ')})`
}
