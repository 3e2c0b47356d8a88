import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import { dataset } from '../../datasets'
import { recordsAsOf } from '../../datasets/server'
import type { CaseFilter } from '../domain/case-query'
import { counterCondition } from './case-counters.sql'
import { noteCondition } from './supervision-note.queries'

export interface Standing {
  readonly scope: AreaScope
  /** A moment of the world at which clocks and counters are judged. */
  readonly at: Date
  /** Whether the moment is in the past, so that records are read as they stood. */
  readonly past: { readonly at?: Date | undefined; readonly known?: Date | undefined }
}

/** Cases as they stood, for use as `from ${…} as record`. */
export const rowsOf = (sql: Connection, { past }: Standing) =>
  recordsAsOf(sql, dataset('case'), { ...past, maskAfter: past.at })

/** Every condition of a filter, over rows called `record`. */
export function conditions(sql: Connection, filter: CaseFilter, { scope, at }: Standing) {
  const parts = [inArea(sql, scope, 'record'), ...filter.counters.map(each => counterCondition(sql, each, at))]
  if (filter.ids) parts.push(sql`id = any(${filter.ids as string[]}::uuid[])`)
  if (filter.statuses.length > 0) parts.push(sql`status = any(${filter.statuses as string[]})`)
  if (filter.cls) parts.push(sql`starts_with(cls, ${filter.cls})`)
  if (filter.unit) parts.push(sql`unit = ${filter.unit}`)
  if (filter.assignee) parts.push(sql`assignee = ${filter.assignee}`)
  if (filter.handlers)
    parts.push(sql`(unit = any(${filter.handlers as string[]}) or assignee = any(${filter.handlers as string[]}))`)
  if (filter.note) parts.push(noteCondition(sql, filter.note, at))
  if (filter.foundBy) parts.push(sql`found_by = ${filter.foundBy}`)
  if (filter.from) parts.push(sql`reported_at >= ${filter.from}`)
  if (filter.to) parts.push(sql`reported_at < ${filter.to}`)
  if (filter.q) {
    const like = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`
    parts.push(
      sql`(title ilike ${like} or text ilike ${like} or address ilike ${like} or starts_with(case_no, ${filter.q}))`,
    )
  }
  if (filter.bbox) {
    const [west, south, east, north] = filter.bbox
    parts.push(sql`lng between ${west} and ${east} and lat between ${south} and ${north}`)
  }
  return parts.reduce((all, each) => sql`${all} and ${each}`)
}
