import type { Tx } from '@/platform/db/client'
import { dataset } from '../../datasets'
import { lockRecords } from '../../datasets/server'
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
    where problem_no ~ ${`^${prefix}\\d{4}$`}`
  return row?.last ?? 0
}

export interface ProjectRow {
  readonly id: string
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

const projectColumns = (tx: Tx) => tx`
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

/**
 * Projects that a rule's red lamp stands on since a moment without a problem of that rule found since: those it has
 * not yet given orders for. One lamp, one problem, however often it is asked and by how many workers.
 */
export const unansweredSignings = (
  tx: Tx,
  { now, timeZone, days, limit }: { now: Date; timeZone: string; days: number; limit: number },
) => tx<ProjectRow[]>`
  select ${projectColumns(tx)} from live.project p
  cross join lateral (
    select ((p.signed_at at time zone ${timeZone})::date + ${days + 1}::int)::timestamp at time zone ${timeZone} as since) lit
  where p.district is not null and p.signed_at is not null and lit.since <= ${now}
    and (p.permit_issued_at is null or p.permit_issued_at > ${now})
    and not exists (
      select 1 from live.problem q
      where q.project_code = p.project_code and q.rule_code = 'ninety-days' and q.found_at >= lit.since)
  order by lit.since, p.id
  limit ${limit}`

/** Units that have an order of a problem. */
export async function unitsOf(tx: Tx, source: string, problemNo: string): Promise<string[]> {
  const rows = await tx<{ unit: string }[]>`
    select distinct unit from record.work_order
    where source = ${source} and problem_no = ${problemNo} and not withdrawn and unit is not null`
  return rows.map(each => each.unit)
}
