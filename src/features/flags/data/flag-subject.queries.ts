import type { Connection } from '@/platform/db/client'
import { dataset } from '../../datasets'
import { type AsOf, recordsAsOf } from '../../datasets/server'
import type { ReportedMonth } from '../domain/rules'

/** A project as its rules read it; `month` is the newest reported one's first day. */
export interface ProjectRow {
  readonly name: string
  readonly unit: string | null
  readonly area: string | null
  readonly signedAt: Date | null
  readonly permitIssuedAt: Date | null
  readonly month: string | null
  readonly planPct: number | null
  readonly actualPct: number | null
}

/** What the rules that are off at first read of a project. */
interface ProjectFactsRow {
  readonly planStart: string | null
  readonly actualStart: string | null
  readonly closedAt: Date | null
  readonly changedAt: Date | null
  readonly isOpen: boolean
  readonly steps: number
  readonly acceptedAt: Date | null
  readonly months: readonly ReportedMonth[]
}

export interface StepRow {
  readonly name: string
  readonly item: string | null
  readonly unit: string | null
  readonly area: string | null
  readonly acceptedAt: Date | null
  readonly dueAt: Date | null
  readonly doneAt: Date | null
  readonly limitDays: number | null
  readonly extendedDays: number | null
  readonly pauses: unknown
  readonly supplied: 'none' | 'yellow' | 'red' | null
  readonly yellowAt: Date | null
}

export interface ProblemRow {
  readonly id: string
  readonly problemNo: string
  readonly projectCode: string
  readonly text: string | null
  readonly foundAt: Date
  readonly acceptedAt: Date | null
}

/** What a unit owes investors; who they are is told to nobody here. */
export const promisedAnswers = (sql: Connection, unit: string, asOf: AsOf) => sql<
  { answerDue: Date; answeredAt: Date | null }[]
>`
  select answer_due as "answerDue", answered_at as "answeredAt" from ${records(sql, 'service_rating', asOf)} r
  where unit = ${unit} and district is not null and answer_due is not null`

const records = (sql: Connection, name: string, asOf: AsOf) => recordsAsOf(sql, dataset(name), asOf)

/** @param day the local day, `YYYY-MM-DD`, whose months have begun */
export async function projectRow(sql: Connection, id: string, day: string, asOf: AsOf): Promise<ProjectRow | null> {
  const [row] = await sql<ProjectRow[]>`
    select coalesce(p.name, p.title, p.project_code) as name, p.unit, p.district as area,
      p.signed_at as "signedAt", p.permit_issued_at as "permitIssuedAt",
      latest.month::text, latest.plan_pct as "planPct", latest.actual_pct as "actualPct"
    from ${records(sql, 'project', asOf)} p
    left join lateral (
      select month, plan_pct, actual_pct from ${records(sql, 'progress', asOf)} g
      where g.source = p.source and g.project_code = p.project_code and g.month <= ${day}::date
      order by month desc limit 1) latest on true
    where p.id = ${id}`
  return row ?? null
}

/** @param asked the moment, which versions are read, and the city's time zone */
export async function projectFacts(
  sql: Connection,
  id: string,
  { at, asOf, timezone }: { readonly at: Date; readonly asOf: AsOf; readonly timezone: string },
): Promise<ProjectFactsRow> {
  const [row] = await sql<ProjectFactsRow[]>`
    select p.plan_start::text as "planStart", p.actual_start::text as "actualStart", p.closed_at as "closedAt",
      s.changed as "changedAt", s.is_open as "isOpen", s.steps, s.accepted as "acceptedAt", coalesce(m.months, '[]') as months
    from ${records(sql, 'project', asOf)} p
    cross join lateral (
      select count(*)::int as steps, coalesce(bool_or(s.done_at is null or s.done_at > ${at}), false) as is_open,
        min(s.accepted_at) filter (where s.stage = 3) as accepted, max(c.changed) as changed
      from ${records(sql, 'approval_step', asOf)} s
      cross join lateral (
        select max(moment) as changed from unnest(array[s.accepted_at, s.status_at, s.done_at]) as moment where moment <= ${at}) c
      where s.source = p.source and s.project_code = p.project_code) s
    cross join lateral (
      select jsonb_agg(jsonb_build_object('month', month, 'planPct', plan_pct, 'actualPct', actual_pct) order by month desc) as months
      from ${records(sql, 'progress', asOf)} g
      where g.source = p.source and g.project_code = p.project_code
        and g.month <= (${at}::timestamptz at time zone ${timezone})::date) m
    where p.id = ${id}`
  if (!row) throw new Error(`project ${id} went away`)
  return row
}

export async function stepRow(sql: Connection, id: string, asOf: AsOf): Promise<StepRow | null> {
  const [row] = await sql<StepRow[]>`
    select coalesce(p.name, s.title, s.project_code) as name, coalesce(s.item_name, s.item_code) as item, s.unit,
      coalesce(s.district, p.district) as area, s.accepted_at as "acceptedAt", s.due_at as "dueAt",
      s.done_at as "doneAt", s.limit_days as "limitDays", s.extended_days::float8 as "extendedDays", s.pauses, s.yellow_at as "yellowAt",
      case when coalesce('flag' = any(s.given), false) then s.flag end as supplied
    from ${records(sql, 'approval_step', asOf)} s
    left join lateral (
      select coalesce(name, title, project_code) as name, district from ${records(sql, 'project', asOf)} project
      where project.project_code = s.project_code
      order by (project.source = s.source) desc, project.id limit 1) p on true
    where s.id = ${id}`
  return row ?? null
}

/** Every problem of a unit, the oldest first. */
export const problemRows = (sql: Connection, unit: string, asOf: AsOf) => sql<ProblemRow[]>`
  select id, problem_no as "problemNo", project_code as "projectCode", text, found_at as "foundAt",
    accepted_at as "acceptedAt"
  from ${records(sql, 'problem', asOf)} p
  where unit = ${unit} and district is not null
  order by found_at, problem_no`
