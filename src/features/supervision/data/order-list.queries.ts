import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import type { Evidence } from '../domain/act'
import type { OrderState } from '../domain/order-life'
import type { ProblemKind } from '../domain/problem-kinds'
import { itemOfProblem, recordsThen, type When } from './when'

export interface OrderRow {
  readonly id: string
  readonly source: string
  readonly orderNo: string
  readonly knownFrom: Date
  readonly state: OrderState
  readonly unit: string
  readonly role: 'assistant' | 'approving' | null
  readonly issuedAt: Date
  readonly dueAt: Date | null
  readonly extendedDays: number | null
  readonly extensions: number | null
  readonly askedDays: number | null
  readonly pauses: unknown
  readonly reportedAt: Date | null
  readonly acceptedAt: Date | null
  readonly returnedAt: Date | null
  readonly report: string | null
  readonly evidence: readonly Evidence[] | null
  readonly district: string | null
  /** Past its day without a report, or reported after it. */
  readonly isLate: boolean
  readonly problemNo: string
  readonly problemId: string | null
  readonly kind: ProblemKind | null
  readonly cause: string | null
  readonly item: string | null
  readonly text: string | null
  readonly projectId: string | null
  readonly projectName: string | null
}

export interface OrderFilter {
  readonly scope: AreaScope
  readonly unit: string | null
  /** `open`: every state but accepted. */
  readonly state: OrderState | 'open' | 'overdue' | null
  readonly problem: { readonly source: string; readonly problemNo: string } | null
  /** Record id of one order; absent: any. */
  readonly id?: string
}

function orderConditions(sql: Connection, filter: OrderFilter) {
  const { scope, unit, state, problem, id } = filter
  const parts = [inArea(sql, scope, 'o')]
  if (unit !== null) parts.push(sql`o.unit = ${unit}`)
  if (problem) parts.push(sql`o.source = ${problem.source} and o.problem_no = ${problem.problemNo}`)
  if (id !== undefined) parts.push(sql`o.id::text = ${id}`)
  if (state === 'open') parts.push(sql`o.state <> 'accepted'`)
  else if (state === 'overdue') parts.push(sql`is_late and o.state not in ('reported', 'accepted')`)
  else if (state !== null) parts.push(sql`o.state = ${state}`)
  return parts.reduce((all, each) => sql`${all} and ${each}`)
}

const orders = (sql: Connection, when: When) => sql`(
  select *, coalesce(coalesce(reported_at, ${when.at}) > due_at, false) as is_late
  from ${recordsThen(sql, 'work_order', when)} o where issued_at <= ${when.at})`

/** Orders, the newest first; what they are about comes with them. */
export const listOrders = (
  sql: Connection,
  when: When,
  filter: OrderFilter,
  { after, limit }: { after: readonly [string, string] | null; limit: number },
) => sql<OrderRow[]>`
  with page as (
    select * from ${orders(sql, when)} o
    where ${orderConditions(sql, filter)}
      and ${after ? sql`(issued_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by issued_at desc, id desc limit ${limit}
  )
  select o.id, o.source, o.order_no as "orderNo", o.known_from as "knownFrom", o.state, o.unit, o.role,
    o.issued_at as "issuedAt", o.due_at as "dueAt", o.extended_days::float8 as "extendedDays", o.extensions,
    o.asked_days::float8 as "askedDays", o.pauses, o.reported_at as "reportedAt", o.accepted_at as "acceptedAt",
    o.returned_at as "returnedAt", o.report, o.evidence, o.district, o.is_late as "isLate", o.problem_no as "problemNo",
    q.id as "problemId", q.kind, q.cause, about.item, coalesce(q.title, o.title) as text, p.id as "projectId", p.name as "projectName"
  from page o
  left join lateral (
    select id, kind, cause, about, title, project_code from ${recordsThen(sql, 'problem', when)} q
    where q.source = o.source and q.problem_no = o.problem_no limit 1) q on true
  ${itemOfProblem(sql, when)}
  left join lateral (
    select id, coalesce(name, title, project_code) as name from ${recordsThen(sql, 'project', when)} p
    where p.project_code = q.project_code order by (p.source = o.source) desc, p.id limit 1) p on true
  order by o.issued_at desc, o.id desc`

export interface OrderCounts {
  readonly issued: number
  readonly working: number
  readonly returned: number
  readonly reported: number
  readonly accepted: number
  /** Of those not yet reported, past their day: a part of the first three. */
  readonly overdue: number
}

/** How many orders stand where; the five states add up to all. */
export async function countOrders(sql: Connection, when: When, filter: OrderFilter): Promise<OrderCounts> {
  const [row] = await sql<OrderCounts[]>`
    select count(*) filter (where state = 'issued')::int as issued, count(*) filter (where state = 'working')::int as working,
      count(*) filter (where state = 'returned')::int as returned, count(*) filter (where state = 'reported')::int as reported,
      count(*) filter (where state = 'accepted')::int as accepted,
      count(*) filter (where is_late and state not in ('reported', 'accepted'))::int as overdue
    from ${orders(sql, when)} o where ${orderConditions(sql, { ...filter, state: null })}`
  return row ?? { issued: 0, working: 0, returned: 0, reported: 0, accepted: 0, overdue: 0 }
}
