import type { Connection, Tx } from '@/platform/db/client'
import { dataset } from '../../datasets'
import { lockRecords } from '../../datasets/server'
import { type FlagRule, subjectOf } from '../../flags'
import { type HeldRecord, holdRecord } from '../../sources/server'

export const problemDataset = dataset('problem')
export const orderDataset = dataset('work_order')

/** Becomes the only writer of problems and orders, in the order in which every writer takes them. */
export async function lockSupervision(tx: Tx): Promise<void> {
  await lockRecords(tx, 'problem')
  await lockRecords(tx, 'work_order')
}

/** The problem that an order is of, within its source. */
export async function holdProblem(tx: Tx, source: string, problemNo: string): Promise<HeldRecord | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from record.problem where source = ${source} and problem_no = ${problemNo} and not withdrawn limit 1`
  return row ? holdRecord(tx, problemDataset, row.id) : null
}

export interface SiblingOrder {
  readonly orderNo: string
  readonly reportedAt: Date | null
  readonly acceptedAt: Date | null
}

/** Every order of a problem. */
export const ordersOf = (tx: Tx, source: string, problemNo: string) => tx<SiblingOrder[]>`
  select order_no as "orderNo", reported_at as "reportedAt", accepted_at as "acceptedAt"
  from record.work_order where source = ${source} and problem_no = ${problemNo} and not withdrawn`

/** The highest serial number given to a problem of that day by any source. */
export async function lastSerial(tx: Tx, prefix: string): Promise<number> {
  const [row] = await tx<{ last: number | null }[]>`
    select max(substr(problem_no, ${prefix.length + 1}::int)::int) as last from record.problem
    where problem_no ~ ${`^${prefix}\\d{4,8}$`}`
  return row?.last ?? 0
}

/** A project, or what stands in its place where a unit alone is concerned. */
export interface ProjectRow {
  readonly id: string | null
  readonly projectCode: string
  readonly name: string
  readonly district: string | null
  readonly street: string | null
  readonly community: string | null
  readonly cell: string | null
  readonly lng: number | null
  readonly lat: number | null
  /** As the sender calls them. */
  readonly assistantUnit: string | null
  readonly approvingUnit: string | null
  readonly leadUnit: string | null
}

const projectColumns = (sql: Connection) => sql`
  p.id, p.project_code as "projectCode", coalesce(p.name, p.title, p.project_code) as name, p.district, p.street,
  p.community, p.cell, p.lng, p.lat, p.assistant_unit as "assistantUnit", p.approving_unit as "approvingUnit",
  p.lead_unit as "leadUnit"`

export async function findProject(tx: Tx, id: string): Promise<ProjectRow | null> {
  const [row] = await tx<ProjectRow[]>`select ${projectColumns(tx)} from live.project p where p.id::text = ${id}`
  return row ?? null
}

/** Topic of the project that a problem is about: the source's own first. */
export async function projectIdOf(tx: Tx, source: string, projectCode: string): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from live.project where project_code = ${projectCode} order by (source = ${source}) desc, id limit 1`
  return row?.id ?? null
}

export interface LitThing {
  /** Record id of a project or step; code of a unit. */
  readonly id: string
  readonly since: Date
}

export interface UnansweredThing {
  readonly thing: string
  readonly district: string | null
  readonly project: ProjectRow | null
}

/** Code and source of the project that a lit thing belongs to; of a unit, that of what it owes longest. */
function projectOf(sql: Connection, rule: FlagRule, now: Date) {
  switch (subjectOf[rule]) {
    case 'project':
      return sql`select source, project_code, district from live.project where id = lit.id::uuid`
    case 'step':
      return sql`select source, project_code, district from live.approval_step where id = lit.id::uuid`
    case 'unit':
      return rule === 'unanswered-rating'
        ? sql`
          select source, project_code, district from live.service_rating
          where unit = lit.id and answer_due <= ${now} and (answered_at is null or answered_at > ${now})
          order by answer_due, id limit 1`
        : sql`
          select source, project_code, district from live.problem
          where unit = lit.id and found_at <= ${now} and (accepted_at is null or accepted_at > ${now})
          order by found_at, id limit 1`
  }
}

/**
 * Of the things a rule lights those it has not given orders for: no problem of the rule was found since the lamp lit,
 * and none found before is still open. One lamp, one problem, however often it is asked and by how many workers. With
 * each the project it belongs to (null where none is known) and the district of what was lit. Nobody's who is outside
 * the city.
 */
export async function unanswered(
  sql: Connection,
  rule: FlagRule,
  lit: readonly LitThing[],
  now: Date,
): Promise<readonly UnansweredThing[]> {
  if (lit.length === 0) return []
  const subject = subjectOf[rule]
  const isSame =
    subject === 'project' ? sql`q.project_code = own.project_code` : sql`q.about = ${`${subject}:`} || lit.id`
  const rows = await sql<(ProjectRow & { readonly thing: string; readonly ownDistrict: string | null })[]>`
    select lit.id as thing, own.district as "ownDistrict", ${projectColumns(sql)}
    from unnest(${lit.map(each => each.id)}::text[], ${lit.map(each => each.since.toISOString())}::timestamptz[]) as lit (id, since)
    left join lateral (${projectOf(sql, rule, now)}) own on true
    left join lateral (
      select * from live.project where project_code = own.project_code
      order by (id::text = lit.id) desc, (source = own.source) desc, id limit 1) p on true
    where (p.id is null or p.district is not null) and not exists (
      select 1 from live.problem q
      where q.rule_code = ${rule} and ${isSame}
        and (q.found_at >= lit.since or q.accepted_at is null or q.accepted_at > ${now}))
    order by lit.since, lit.id`
  return rows.map(({ thing, ownDistrict, ...project }) => ({
    thing,
    district: ownDistrict,
    project: project.id === null ? null : project,
  }))
}

/** Units that have an order of a problem. */
export async function unitsOf(tx: Tx, source: string, problemNo: string): Promise<string[]> {
  const rows = await tx<{ unit: string }[]>`
    select distinct unit from record.work_order
    where source = ${source} and problem_no = ${problemNo} and not withdrawn and unit is not null`
  return rows.map(each => each.unit)
}
