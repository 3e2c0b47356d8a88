import type { Connection } from '@/platform/db/client'
import { OWN_SOURCE } from '../../sources/server'

export interface OverdueOrder {
  readonly id: string
  readonly orderNo: string
  readonly problemNo: string
  readonly project: string | null
  readonly projectName: string | null
  readonly unit: string
  readonly dueAt: Date
  /** Rungs of the ladder that it was told of since that day. */
  readonly told: readonly string[]
  readonly district: string | null
  readonly street: string | null
  readonly community: string | null
  readonly cell: string | null
}

/** Orders of ours whose day has passed without a report, the longest first. */
export const overdueOrders = (sql: Connection, now: Date) => sql<OverdueOrder[]>`
  select o.id, o.order_no as "orderNo", o.problem_no as "problemNo", p.id as project, p.name as "projectName", o.unit,
    o.due_at as "dueAt", coalesce(acts.told, '{}') as told, o.district, o.street, o.community, o.cell
  from live.work_order o
  left join live.problem q on q.source = o.source and q.problem_no = o.problem_no
  left join lateral (
    select id, coalesce(name, title, project_code) as name from live.project
    where project_code = q.project_code order by (source = q.source) desc, id limit 1) p on true
  left join lateral (
    select array_agg(a.kind) as told from supervision_act a
    where a.source = o.source and a.problem_no = o.problem_no and a.order_no = o.order_no
      and a.kind in ('overdue', 'escalated') and a.at >= o.due_at) acts on true
  where o.source = ${OWN_SOURCE} and o.due_at <= ${now} and o.reported_at is null and o.accepted_at is null
  order by o.due_at, o.id`
