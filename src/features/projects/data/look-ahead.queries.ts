import type { Connection } from '@/platform/db/client'
import type { AreaScope } from '../../areas'
import { inArea } from '../../areas/server'
import { recordsThen, type When } from './when'

export interface DueThing {
  readonly kind: 'step' | 'signing' | 'finish' | 'order'
  readonly at: Date
  readonly projectId: string
  readonly projectName: string
  /** Item of a step, number of an order. */
  readonly what: string | null
}

interface Stretch {
  readonly scope: AreaScope
  /** Due after the one and by the other. */
  readonly from: Date
  readonly to: Date
  readonly timeZone: string
  /** Days from signing within which the permit must be there; null where nothing asks for it. */
  readonly signingDays: number | null
}

/** Open steps at their limits, projects whose ninety days end, planned finishes, orders: all that falls due in a stretch. */
const dueThings = (sql: Connection, when: When, { scope, from, to, timeZone, signingDays }: Stretch) => sql`(
  with project as (
    select id, source, project_code, coalesce(name, title, project_code) as name, signed_at, permit_issued_at, plan_finish,
      actual_finish from ${recordsThen(sql, 'project', when)} p where ${inArea(sql, scope, 'p')}
      and (closed_at is null or closed_at > ${when.at})
  ),
  due as (
    select 'step' as kind, s.due_at as at, p.id, p.name, coalesce(s.item_name, s.item_code) as what
    from ${recordsThen(sql, 'approval_step', when)} s
    join project p on p.project_code = s.project_code and p.source = s.source
    where s.done_at is null or s.done_at > ${when.at}
    union all
    select 'signing', ((signed_at at time zone ${timeZone})::date + ${(signingDays ?? 0) + 1}::int)::timestamp at time zone ${timeZone},
      id, name, null
    from project where ${signingDays !== null} and (permit_issued_at is null or permit_issued_at > ${when.at})
    union all
    select 'finish', (plan_finish + 1)::timestamp at time zone ${timeZone}, id, name, null from project where actual_finish is null
    union all
    select 'order', o.due_at, p.id, p.name, o.order_no
    from ${recordsThen(sql, 'work_order', when)} o
    join ${recordsThen(sql, 'problem', when)} q on q.source = o.source and q.problem_no = o.problem_no
    join project p on p.project_code = q.project_code
    where o.state in ('issued', 'working', 'returned')
  )
  select * from due where at > ${from} and at <= ${to})`

/** The soonest so many of what falls due in a stretch. */
export const dueBetween = (sql: Connection, when: When, stretch: Stretch, limit: number) => sql<DueThing[]>`
  select kind, at, id as "projectId", name as "projectName", what from ${dueThings(sql, when, stretch)} due
  order by at, kind, id, what limit ${limit}`

/** How much falls due on each local day; a thing due at 24:00 belongs to the day that ends. Days without any are left out. */
export const dueByDay = (sql: Connection, when: When, stretch: Stretch) => sql<{ day: string; due: number }[]>`
  select ((at - interval '1 millisecond') at time zone ${stretch.timeZone})::date::text as day, count(*)::int as due
  from ${dueThings(sql, when, stretch)} due group by 1`
