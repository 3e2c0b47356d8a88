import type { Connection } from '@/platform/db/client'
import { inArea } from '../../areas/server'
import { type CaseFilter, type NoteFilter, noteFilters } from '../domain/case-query'
import { type CaseCounter, caseCounters, stepsOfCounter } from '../domain/counters'
import { counterCondition } from './case-counters.sql'
import { conditions, rowsOf, type Standing } from './case-rows.sql'
import { isNoteStep, noteCondition } from './supervision-note.queries'
import { takenBy } from './taken-by.sql'

type Fragment = ReturnType<typeof inArea>
type Counted = CaseCounter | 'withoutPlace'

/** Past every limit there is. */
const END_OF_TIME = new Date('9999-01-01T00:00:00Z')

const columns = <T extends string>(sql: Connection, names: readonly T[], of: (name: T) => Fragment): Fragment =>
  names.map(each => sql`${of(each)} as ${sql(each as string)}`).reduce((all, each) => sql`${all}, ${each}`)

const countOf = (sql: Connection, met: Fragment): Fragment => sql`count(*) filter (where ${met})::int`

const counters = [...caseCounters, 'withoutPlace'] as const
const conditionOf = (sql: Connection, counter: Counted, at: Date): Fragment =>
  counter === 'withoutPlace' ? sql`(lng is null or lat is null)` : counterCondition(sql, counter, at)

/** How many cases of a filter each counter has, and how many of all have no point. */
export async function countCases(
  sql: Connection,
  filter: CaseFilter,
  standing: Standing,
): Promise<Record<Counted, number>> {
  const [row] = isTallied(filter, standing)
    ? await countWithTally(sql, standing)
    : await sql<Record<Counted, number>[]>`
        select ${columns(sql, counters, each => countOf(sql, conditionOf(sql, each, standing.at)))}
        from ${rowsOf(sql, standing)} as record where ${conditions(sql, filter, standing)}`
  return row as Record<Counted, number>
}

/** What leaves some cases of an area out; complete, or the compiler says which is missing. */
const narrowing = Object.keys({
  ids: true,
  cls: true,
  unit: true,
  handlers: true,
  assignee: true,
  foundBy: true,
  note: true,
  q: true,
  from: true,
  to: true,
  bbox: true,
} satisfies Record<Exclude<keyof CaseFilter, 'area' | 'counters' | 'statuses'>, true>) as (keyof CaseFilter)[]

/** Whether all cases of whole districts are asked for, as they are known now. A list's order and length are no filter. */
function isTallied(filter: CaseFilter, { scope, past }: Standing): boolean {
  const isOfDistricts =
    scope.kind === 'all' || scope.kind === 'outside' || (scope.kind === 'in' && scope.column === 'district')
  const isNow = past.at === undefined && past.known === undefined
  return (
    isNow &&
    isOfDistricts &&
    filter.counters.length + filter.statuses.length === 0 &&
    narrowing.every(each => filter[each] === undefined)
  )
}

/**
 * The same without reading the cases that are over: the open ones are read, the others are in `case_tally`. What is
 * kept there has its limit behind it; the few that were done long before theirs are read and put right. All by the one
 * predicate of each counter, in one statement and so of one state.
 */
function countWithTally(sql: Connection, { scope, at }: Standing) {
  const isOpen = counterCondition(sql, 'open', at)
  const due = sql`coalesce(limit_at, 'infinity'::timestamptz)`
  return sql<Record<Counted, number>[]>`
    select ${columns(sql, counters, each => sql`sum(${sql(each)})::int`)} from (
      select ${columns(sql, counters, each => sql`coalesce(sum(cases) filter (where ${conditionOf(sql, each, at)}), 0)`)}
      from case_tally as record where ${inArea(sql, scope, 'record')}
      union all
      select ${columns(sql, counters, each => countOf(sql, conditionOf(sql, each, at)))}
      from live."case" as record where ${inArea(sql, scope, 'record')} and ${isOpen}
      union all
      select ${columns(
        sql,
        counters,
        each => sql`${countOf(sql, conditionOf(sql, each, at))} - ${countOf(sql, conditionOf(sql, each, END_OF_TIME))}`,
      )}
      from live."case" as record
      where ${inArea(sql, scope, 'record')} and not ${isOpen} and ${due} > ${at} and ${due} < 'infinity'
    ) as parts`
}

/** Sums up the tally once many differences have come to it; the sums are the same before and after. */
export async function sumUpTally(sql: Connection, differences: number): Promise<void> {
  const keys = sql`district, status, triaged_at, verify_requested_at, filed_at, dispatched_at, handled_at, limit_at,
    rework_count, return_count, extended, suspended, supervised, lng, lat`
  await sql`
    with taken as (
      delete from case_tally where (select count(*) from case_tally where not is_sum) > ${differences} returning *)
    insert into case_tally (is_sum, cases, ${keys})
    select true, sum(cases), ${keys} from taken group by ${keys} having sum(cases) <> 0`
}

/** How many cases of a filter have a supervision note that stands so. Reads the cases with notes alone. */
export async function countNotes(
  sql: Connection,
  filter: CaseFilter,
  standing: Standing,
): Promise<Record<NoteFilter, number>> {
  const counted = columns(sql, noteFilters, each => countOf(sql, noteCondition(sql, each, standing.at)))
  const [row] = await sql<Record<NoteFilter, number>[]>`
    select ${counted} from ${rowsOf(sql, standing)} as record
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
  const counted = columns(sql, caseCounters, each => countOf(sql, counterCondition(sql, each, standing.at)))
  return sql<GroupCounts[]>`
    select ${sql(group)} as "group", ${counted}
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
  const counted = columns(
    sql,
    caseCounters,
    each => sql`count(distinct id) filter (where step.command = any(${stepsOfCounter[each] as string[]})
      and ${counterCondition(sql, each, standing.at)})::int`,
  )
  return sql<GroupCounts[]>`
    select taken.post as "group", ${counted}
    from ${rowsOf(sql, standing)} as record
    cross join unnest(${steps}::text[]) as step(command)
    ${sql.unsafe(takenBy('record.id', '(step.command)', standing.at))}
    where ${conditions(sql, filter, standing)} and district = any(${districts as string[]}) and taken.post is not null
    group by taken.post order by taken.post`
}
