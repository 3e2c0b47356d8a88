import type { Connection } from '@/platform/db/client'

export interface RatedProject {
  readonly projectCode: string
  readonly name: string | null
  readonly district: string
  readonly enterpriseId: string | null
  readonly assistantUnit: string | null
  readonly leadUnit: string | null
  readonly approvingUnit: string | null
}

/** The developer's projects; every link of one opens the page of all. */
export const projectsOf = (sql: Connection, enterpriseId: string) => sql<
  { projectCode: string; name: string | null }[]
>`
  select distinct on (project_code) project_code as "projectCode", name from live.project
  where coalesce(enterprise_id, owner_credit) = ${enterpriseId} and district is not null
  order by project_code, id limit 50`

export async function findProject(sql: Connection, projectCode: string): Promise<RatedProject | null> {
  const [row] = await sql<RatedProject[]>`
    select project_code as "projectCode", name, district, coalesce(enterprise_id, owner_credit) as "enterpriseId",
      assistant_unit as "assistantUnit", lead_unit as "leadUnit", approving_unit as "approvingUnit"
    from live.project where project_code = ${projectCode} and district is not null order by id limit 1`
  return row ?? null
}

/** What a unit did for a project: the evidence beside its question. Days are working days. */
export interface UnitEvidence {
  readonly unit: string
  readonly steps: number
  readonly open: number
  readonly done: number
  readonly promisedDays: number | null
  readonly usedDays: number | null
  readonly late: number
  readonly corrections: number
  /** Steps that ended without approval: not accepted, withdrawn, refused. */
  readonly refused: number
}

export const unitEvidence = (sql: Connection, projectCode: string, at: Date) => sql<UnitEvidence[]>`
  select unit, count(*)::int as steps,
    (count(*) filter (where done_at is null or done_at > ${at}))::int as open,
    (count(*) filter (where done_at <= ${at}))::int as done,
    (sum(limit_days) filter (where done_at <= ${at} and limit_days is not null))::float8 as "promisedDays",
    (sum(workdays_used) filter (where done_at <= ${at} and limit_days is not null))::float8 as "usedDays",
    (count(*) filter (where due_at < coalesce(done_at, ${at})))::int as late,
    coalesce(sum(correction_count), 0)::int as corrections,
    (count(*) filter (where status in (2, 4, 5, 13, 14, 15)))::int as refused
  from live.approval_step
  where project_code = ${projectCode} and unit is not null
  group by unit order by count(*) desc, unit`

/** How the developer is reached; personal, and so for the outbox alone. */
export async function contactOf(
  sql: Connection,
  enterpriseId: string | null,
): Promise<{ readonly email: string | null; readonly phone: string | null }> {
  if (enterpriseId === null) return { email: null, phone: null }
  const [row] = await sql<{ email: string | null; phone: string | null }[]>`
    select email, phone from live.enterprise where credit_code = ${enterpriseId} order by id limit 1`
  return row ?? { email: null, phone: null }
}
