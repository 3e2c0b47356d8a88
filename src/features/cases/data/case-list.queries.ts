import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import { dataset } from '../../datasets'
import { recordsAsOf } from '../../datasets/server'
import { type CaseFilter, type NoteFilter, noteFilters } from '../domain/case-query'
import { type CaseCounter, caseCounters, stepsOfCounter } from '../domain/counters'
import { counterCondition } from './case-counters.sql'
import { isNoteStep, noteCondition } from './supervision-note.queries'
import { takenBy } from './taken-by.sql'

/** A case as lists and queues show it; moments as they come from the database. */
export interface ListedCase {
  readonly id: string
  readonly caseNo: string
  readonly source: string
  /** What the next command is to be meant for. */
  readonly version: number
  readonly cls: string
  readonly title: string | null
  readonly text: string | null
  readonly address: string | null
  readonly district: string | null
  readonly street: string | null
  readonly status: string
  readonly severity: number | null
  readonly foundBy: string
  readonly unit: string | null
  readonly assignee: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly reportedAt: Date
  readonly filedAt: Date | null
  readonly dispatchedAt: Date | null
  readonly acceptedAt: Date | null
  readonly handledAt: Date | null
  readonly checkedAt: Date | null
  readonly limitAt: Date | null
  readonly limitUnit: string | null
  readonly limitValue: number | null
  readonly shouldCloseBy: Date | null
  readonly supervised: boolean
  readonly returnCount: number
  readonly reworkCount: number
}

const columns = (sql: Connection) => sql`
  id, case_no as "caseNo", source, (extract(epoch from known_from) * 1000)::int8 as version, cls, title, text, address,
  district, street, status, severity, found_by as "foundBy", unit, assignee, lng, lat, reported_at as "reportedAt",
  filed_at as "filedAt", dispatched_at as "dispatchedAt", accepted_at as "acceptedAt", handled_at as "handledAt",
  checked_at as "checkedAt", limit_at as "limitAt", limit_unit as "limitUnit", limit_value as "limitValue",
  should_close_by as "shouldCloseBy", supervised, return_count as "returnCount", rework_count as "reworkCount"`

export interface Standing {
  readonly scope: AreaScope
  /** A moment of the world at which clocks and counters are judged. */
  readonly at: Date
  /** Whether the moment is in the past, so that records are read as they stood. */
  readonly past: { readonly at?: Date | undefined; readonly known?: Date | undefined }
}

const rowsOf = (sql: Connection, { past }: Standing) =>
  recordsAsOf(sql, dataset('case'), { ...past, maskAfter: past.at })

/** Every condition of a filter, over rows called `record`. */
function conditions(sql: Connection, filter: CaseFilter, { scope, at }: Standing) {
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

export interface PageAfter {
  readonly order: string
  readonly id: string
}

/** A page of cases, newest first or by what is due next (a stopped clock last). */
export function casePage(
  sql: Connection,
  filter: CaseFilter,
  standing: Standing,
  { sort, after, limit }: { sort: 'newest' | 'due'; after: PageAfter | null; limit: number },
) {
  const where = conditions(sql, filter, standing)
  // Those still open are few and have an index of their own: they are sorted, not looked for along all due days.
  const isFew = filter.counters.some(each => each === 'open' || each === 'near' || each === 'overdue')
  const due = sql`coalesce(limit_at, 'infinity'::timestamptz)`
  const order = sort !== 'due' ? sql`reported_at` : isFew ? sql`(${due} + interval '0')` : due
  const direction = sort === 'due' ? sql`asc` : sql`desc`
  const beyond = !after
    ? sql``
    : sort === 'due'
      ? sql`and (${order}, id) > (${after.order}::timestamptz, ${after.id}::uuid)`
      : sql`and (${order}, id) < (${after.order}::timestamptz, ${after.id}::uuid)`
  return sql<(ListedCase & { readonly order: string })[]>`
    select ${columns(sql)}, ${order}::text as "order" from ${rowsOf(sql, standing)} as record
    where ${where} ${beyond} order by ${order} ${direction}, id ${direction} limit ${limit}`
}

/** How many cases of a filter each counter has, and how many of all have no point. */
export async function countCases(
  sql: Connection,
  filter: CaseFilter,
  standing: Standing,
): Promise<Record<CaseCounter | 'withoutPlace', number>> {
  const counted = caseCounters.map(
    each => sql`count(*) filter (where ${counterCondition(sql, each, standing.at)})::int as ${sql(each)}`,
  )
  const [row] = await sql<Record<CaseCounter | 'withoutPlace', number>[]>`
    select ${counted.reduce((all, each) => sql`${all}, ${each}`)},
      (count(*) filter (where lng is null or lat is null))::int as "withoutPlace"
    from ${rowsOf(sql, standing)} as record where ${conditions(sql, filter, standing)}`
  return row as Record<CaseCounter | 'withoutPlace', number>
}

/** How many cases of a filter have a supervision note that stands so. Reads the cases with notes alone. */
export async function countNotes(
  sql: Connection,
  filter: CaseFilter,
  standing: Standing,
): Promise<Record<NoteFilter, number>> {
  const counted = noteFilters.map(
    each => sql`count(*) filter (where ${noteCondition(sql, each, standing.at)})::int as ${sql(each)}`,
  )
  const [row] = await sql<Record<NoteFilter, number>[]>`
    select ${counted.reduce((all, each) => sql`${all}, ${each}`)} from ${rowsOf(sql, standing)} as record
    where ${conditions(sql, filter, standing)} and id in (select case_id from case_step where ${isNoteStep(sql)})`
  return row as Record<NoteFilter, number>
}

/** What the cases of a filter are counted by. */
export type CaseGroup = 'district' | 'street' | 'community' | 'unit' | 'assignee'
export type GroupCounts = Readonly<Record<CaseCounter, number>> & { readonly group: string }

/** How many cases of a filter each counter has, group by group; cases without the group, or outside the districts, are in none. */
export function countCasesBy(
  sql: Connection,
  group: CaseGroup,
  districts: readonly string[],
  filter: CaseFilter,
  standing: Standing,
): Promise<readonly GroupCounts[]> {
  const counted = caseCounters.map(
    each => sql`count(*) filter (where ${counterCondition(sql, each, standing.at)})::int as ${sql(each)}`,
  )
  return sql<GroupCounts[]>`
    select ${sql(group)} as "group", ${counted.reduce((all, each) => sql`${all}, ${each}`)}
    from ${rowsOf(sql, standing)} as record
    where ${conditions(sql, filter, standing)} and district = any(${districts as string[]}) and ${sql(group)} is not null group by ${sql(group)} order by ${sql(group)}`
}

/** The same by post: a case counts for the post whose person took the step that a counter speaks of. */
export function countCasesByPost(
  sql: Connection,
  districts: readonly string[],
  filter: CaseFilter,
  standing: Standing,
): Promise<readonly GroupCounts[]> {
  const steps = [...new Set(caseCounters.flatMap(each => stepsOfCounter[each]))]
  const counted = caseCounters.map(
    each => sql`count(distinct id) filter (where step.command = any(${stepsOfCounter[each] as string[]})
      and ${counterCondition(sql, each, standing.at)})::int as ${sql(each)}`,
  )
  return sql<GroupCounts[]>`
    select taken.post as "group", ${counted.reduce((all, each) => sql`${all}, ${each}`)}
    from ${rowsOf(sql, standing)} as record
    cross join unnest(${steps}::text[]) as step(command)
    ${sql.unsafe(takenBy('record.id', '(step.command)', standing.at))}
    where ${conditions(sql, filter, standing)} and district = any(${districts as string[]}) and taken.post is not null
    group by taken.post order by taken.post`
}

/** One case as it stands, or stood; `null` where there was none. */
export async function oneCase(sql: Connection, id: string, standing: Standing): Promise<ListedCase | null> {
  const [row] = await sql<ListedCase[]>`
    select ${columns(sql)} from ${rowsOf(sql, standing)} as record where id = ${id}::uuid`
  return row ?? null
}
