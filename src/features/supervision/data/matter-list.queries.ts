import type { Connection } from '@/platform/db/client'
import type { Outcome } from '../domain/analysis'
import { type Matters, matters, outcomeConditions } from './matters.sql'
import { itemOfProblem } from './when'

export interface MatterRow {
  readonly id: string
  readonly no: string
  readonly problemId: string | null
  readonly projectCode: string | null
  readonly projectId: string | null
  readonly projectName: string | null
  readonly kind: string
  readonly cause: string
  readonly stage: string
  readonly about: string | null
  readonly item: string | null
  readonly text: string | null
  readonly unit: string
  /** Units of its orders. */
  readonly units: readonly string[] | null
  readonly since: Date
  readonly dueAt: Date | null
  readonly reportedAt: Date | null
  readonly acceptedAt: Date | null
  readonly isLate: boolean
  readonly district: string | null
  /** How many there are in all, in whatever part of them this is. */
  readonly of: number
}

/** Problems or orders, the oldest first, as they stood when judged: the rows behind a number. */
export function listMatters(sql: Connection, asked: Matters, only: Outcome | null, limit: number | null) {
  const is = outcomeConditions(sql, asked.window)
  const { judged } = asked.window
  return sql<MatterRow[]>`
    select q.id, q.no, q.problem_id as "problemId", q.project_code as "projectCode", q.project_id as "projectId",
      q.project_name as "projectName", q.kind, q.cause, q.stage, q.about, about.item, q.text, q.unit, q.units, q.since,
      q.due_at as "dueAt", case when q.reported_at <= ${judged} then q.reported_at end as "reportedAt",
      case when q.accepted_at <= ${judged} then q.accepted_at end as "acceptedAt", q.is_late as "isLate", q.district, q."of"
    from (
      select m.*, ${is.late} as is_late, count(*) over ()::int as "of" from ${matters(sql, asked)} m
      where ${only === null ? sql`true` : is[only]}
      order by m.since, m.id limit ${limit}
    ) q
    ${itemOfProblem(sql, asked)}
    order by q.since, q.id`
}
