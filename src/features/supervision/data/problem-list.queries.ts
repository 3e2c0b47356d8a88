import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import type { ProblemKind } from '../domain/problem-kinds'
import { itemOfProblem, recordsThen, type When } from './when'

export interface ProblemRow {
  readonly id: string
  readonly source: string
  readonly problemNo: string
  readonly projectCode: string
  readonly projectId: string | null
  readonly projectName: string | null
  readonly kind: ProblemKind | null
  readonly cause: string | null
  readonly ruleCode: string | null
  /** `step:<record id>`, `unit:<code>`; null where it is about the project as a whole. */
  readonly about: string | null
  /** Name of the step it is about; null where it is about the whole project or a unit. */
  readonly item: string | null
  readonly text: string | null
  readonly unit: string
  readonly foundBy: string | null
  readonly foundAt: Date
  readonly settledAt: Date | null
  readonly acceptedAt: Date | null
  readonly district: string | null
  readonly orders: number
  readonly ordersAccepted: number
}

export type ProblemState = 'open' | 'reported' | 'accepted'

export interface ProblemFilter {
  readonly scope: AreaScope
  readonly unit: string | null
  readonly kind: ProblemKind | null
  readonly cause: string | null
  readonly state: ProblemState | 'unsettled' | null
  readonly projectCode: string | null
  readonly id: string | null
  readonly from: Date | null
  readonly to: Date | null
}

export const everyProblem: ProblemFilter = {
  scope: { kind: 'all' },
  unit: null,
  kind: null,
  cause: null,
  state: null,
  projectCode: null,
  id: null,
  from: null,
  to: null,
}

const stateConditions = (sql: Connection) => ({
  open: sql`q.settled_at is null and q.accepted_at is null`,
  reported: sql`q.settled_at is not null and q.accepted_at is null`,
  accepted: sql`q.accepted_at is not null`,
  unsettled: sql`q.accepted_at is null`,
})

function problemConditions(sql: Connection, filter: ProblemFilter) {
  const parts = [inArea(sql, filter.scope, 'q')]
  if (filter.unit !== null) parts.push(sql`q.unit = ${filter.unit}`)
  if (filter.kind !== null) parts.push(sql`q.kind = ${filter.kind}`)
  if (filter.cause !== null) parts.push(sql`q.cause = ${filter.cause}`)
  if (filter.projectCode !== null) parts.push(sql`q.project_code = ${filter.projectCode}`)
  if (filter.id !== null) parts.push(sql`q.id::text = ${filter.id}`)
  if (filter.from !== null) parts.push(sql`q.found_at >= ${filter.from}`)
  if (filter.to !== null) parts.push(sql`q.found_at < ${filter.to}`)
  if (filter.state !== null) parts.push(stateConditions(sql)[filter.state])
  return parts.reduce((all, each) => sql`${all} and ${each}`)
}

/** Problems, the newest first, with their project and how far their orders are. */
export const listProblems = (
  sql: Connection,
  when: When,
  filter: ProblemFilter,
  { after, limit }: { after: readonly [string, string] | null; limit: number },
) => sql<ProblemRow[]>`
  with page as (
    select * from ${recordsThen(sql, 'problem', when)} q
    where found_at <= ${when.at} and ${problemConditions(sql, filter)}
      and ${after ? sql`(found_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by found_at desc, id desc limit ${limit}
  )
  select q.id, q.source, q.problem_no as "problemNo", q.project_code as "projectCode", q.kind, q.cause,
    q.rule_code as "ruleCode", q.about, about.item, coalesce(q.title, q.text) as text, q.unit, q.found_by as "foundBy", q.found_at as "foundAt",
    q.settled_at as "settledAt", q.accepted_at as "acceptedAt", q.district,
    p.id as "projectId", p.name as "projectName", coalesce(o.orders, 0) as orders,
    coalesce(o.accepted, 0) as "ordersAccepted"
  from page q
  ${itemOfProblem(sql, when)}
  left join lateral (
    select id, coalesce(name, title, project_code) as name from ${recordsThen(sql, 'project', when)} p
    where p.project_code = q.project_code order by (p.source = q.source) desc, p.id limit 1) p on true
  left join (
    select source, problem_no, count(*)::int as orders, count(*) filter (where state = 'accepted')::int as accepted
    from ${recordsThen(sql, 'work_order', when)} o where issued_at <= ${when.at} group by source, problem_no
  ) o on o.source = q.source and o.problem_no = q.problem_no
  order by q.found_at desc, q.id desc`

export interface ProblemCounts {
  readonly open: number
  readonly reported: number
  readonly accepted: number
}

/** How many problems stand where; the three add up to all. */
export async function countProblems(sql: Connection, when: When, filter: ProblemFilter): Promise<ProblemCounts> {
  const is = stateConditions(sql)
  const [row] = await sql<ProblemCounts[]>`
    select count(*) filter (where ${is.open})::int as open, count(*) filter (where ${is.reported})::int as reported,
      count(*) filter (where ${is.accepted})::int as accepted
    from ${recordsThen(sql, 'problem', when)} q
    where found_at <= ${when.at} and ${problemConditions(sql, { ...filter, state: null })}`
  return row ?? { open: 0, reported: 0, accepted: 0 }
}
