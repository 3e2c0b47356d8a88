import type { Connection } from '@/platform/db/client'
import { recordsThen, type When } from './when'

export interface ProjectFacts {
  readonly id: string
  readonly source: string
  readonly projectCode: string
  readonly name: string
  readonly district: string | null
  readonly street: string | null
  readonly community: string | null
  readonly cell: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly address: string | null
  readonly stage: string
  readonly flowType: number | null
  readonly isKey: boolean
  readonly totalInvest: number | null
  readonly signedAt: Date | null
  readonly landTransferAt: string | null
  readonly permitIssuedAt: Date | null
  readonly planStart: string | null
  readonly planFinish: string | null
  readonly actualStart: string | null
  readonly actualFinish: string | null
  readonly dueAt: Date | null
  readonly closedAt: Date | null
  readonly regionAssess: boolean | null
  readonly inAssessedZone: boolean | null
  readonly ownerName: string | null
  readonly ownerCredit: string | null
  readonly assistantUnit: string | null
  readonly approvingUnit: string | null
  readonly leadUnit: string | null
  readonly ingestedAt: Date | null
  readonly knownFrom: Date
}

export async function projectFacts(sql: Connection, id: string, when: When): Promise<ProjectFacts | null> {
  const [row] = await sql<ProjectFacts[]>`
    select id, source, project_code as "projectCode", coalesce(name, title, project_code) as name, district, street,
      community, cell, lng, lat, address,
      life_stage as stage, flow_type as "flowType", is_key as "isKey", total_invest as "totalInvest", signed_at as "signedAt",
      land_transfer_at as "landTransferAt", permit_issued_at as "permitIssuedAt", plan_start as "planStart",
      plan_finish as "planFinish", actual_start as "actualStart", actual_finish as "actualFinish", due_at as "dueAt",
      closed_at as "closedAt", region_assess as "regionAssess", in_assessed_zone as "inAssessedZone",
      owner_name as "ownerName", owner_credit as "ownerCredit", assistant_unit as "assistantUnit",
      approving_unit as "approvingUnit", lead_unit as "leadUnit", ingested_at as "ingestedAt", known_from as "knownFrom"
    from ${recordsThen(sql, 'project', when)} p where id::text = ${id}`
  return row ?? null
}

export interface StepFacts {
  readonly id: string
  readonly instanceCode: string
  readonly itemCode: string
  readonly item: string
  readonly itemKind: string
  readonly stage: 1 | 2 | 3 | 4 | 5
  readonly unit: string | null
  readonly dept: string | null
  readonly status: number
  readonly statusAt: Date
  readonly acceptedAt: Date | null
  readonly dueAt: Date | null
  readonly doneAt: Date | null
  readonly limitDays: number | null
  readonly workdaysUsed: number | null
  readonly correctionCount: number
  readonly commitment: boolean | null
  readonly parallelId: string | null
  readonly required: boolean | null
  readonly pauses: unknown
  readonly foreignStatus: string | null
  readonly verifiedAt: Date | null
  readonly approvalNo: string | null
  readonly source: string
}

/** Every step of a project, from whatever source, in order of stage and time. */
export const stepsOf = (sql: Connection, projectCodes: readonly string[], when: When) => sql<StepFacts[]>`
  select id, instance_code as "instanceCode", item_code as "itemCode", coalesce(item_name, item_code) as item,
    item_kind as "itemKind", stage, unit, dept, status, status_at as "statusAt", accepted_at as "acceptedAt",
    due_at as "dueAt", done_at as "doneAt", limit_days as "limitDays", workdays_used as "workdaysUsed",
    correction_count as "correctionCount", commitment, parallel_id as "parallelId", required, pauses,
    foreign_status as "foreignStatus", verified_at as "verifiedAt", approval_no as "approvalNo", source
  from ${recordsThen(sql, 'approval_step', when)} s
  where project_code = any(${projectCodes as string[]})
  order by case stage when 5 then 0 else stage end, coalesce(accepted_at, status_at), id`

export interface MonthFacts {
  readonly month: string
  readonly planPct: number | null
  readonly actualPct: number | null
}

export const monthsOf = (sql: Connection, source: string, projectCode: string, when: When) => sql<MonthFacts[]>`
  select month, plan_pct as "planPct", actual_pct as "actualPct"
  from ${recordsThen(sql, 'progress', when)} g
  where source = ${source} and project_code = ${projectCode}
    and month <= ${when.at.toISOString().slice(0, 10)}::date
  order by month`

/** The same project as other systems send it: linked records count no more, but tell who else knows it. */
export const linkedOf = (sql: Connection, id: string) => sql<
  { source: string; sourceId: string; projectCode: string; knownFrom: Date }[]
>`
  select source, source_id as "sourceId", project_code as "projectCode", known_from as "knownFrom" from record.project where same_as = ${id}::uuid
  order by source`

export interface StageSpan {
  readonly stage: number
  /** Median working days from the first acceptance to the last decision, over finished projects of the same flow. */
  readonly workdays: number
  readonly projects: number
}

/** How long the stages took projects of the same flow that are through them: the measure of what is to come. */
export const typicalStages = (sql: Connection, flowType: number | null, before: Date) => sql<StageSpan[]>`
  with spans as (
    select s.stage, work.days_between(min(s.accepted_at), max(s.done_at)) as workdays
    from live.approval_step s join live.project p on p.project_code = s.project_code and p.source = s.source
    where p.flow_type is not distinct from ${flowType} and s.stage in (1, 2, 3, 4)
    group by s.project_code, s.stage
    having bool_and(s.done_at <= ${before}) and min(s.accepted_at) is not null
  )
  select stage, percentile_cont(0.5) within group (order by workdays)::float8 as workdays, count(*)::int as projects
  from spans where workdays is not null group by stage order by stage`
