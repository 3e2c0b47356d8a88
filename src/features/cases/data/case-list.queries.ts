import type { Connection } from '@/platform/db/client'
import type { CaseFilter } from '../domain/case-query'
import { conditions, rowsOf, type Standing } from './case-rows.sql'

/** A case as lists and queues show it; moments as they come from the database. */
export interface ListedCase {
  readonly id: string
  readonly caseNo: string
  readonly source: string
  /** What the next command is to be meant for. */
  readonly version: number
  readonly cls: string
  readonly title: string | null
  readonly text: string | null
  readonly address: string | null
  readonly district: string | null
  readonly street: string | null
  readonly status: string
  readonly severity: number | null
  readonly foundBy: string
  readonly unit: string | null
  readonly assignee: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly reportedAt: Date
  readonly filedAt: Date | null
  readonly dispatchedAt: Date | null
  readonly acceptedAt: Date | null
  readonly handledAt: Date | null
  readonly checkedAt: Date | null
  readonly limitAt: Date | null
  readonly limitUnit: string | null
  readonly limitValue: number | null
  readonly shouldCloseBy: Date | null
  readonly supervised: boolean
  readonly returnCount: number
  readonly reworkCount: number
}

const columns = (sql: Connection) => sql`
  id, case_no as "caseNo", source, (extract(epoch from known_from) * 1000)::int8 as version, cls, title, text, address,
  district, street, status, severity, found_by as "foundBy", unit, assignee, lng, lat, reported_at as "reportedAt",
  filed_at as "filedAt", dispatched_at as "dispatchedAt", accepted_at as "acceptedAt", handled_at as "handledAt",
  checked_at as "checkedAt", limit_at as "limitAt", limit_unit as "limitUnit", limit_value as "limitValue",
  should_close_by as "shouldCloseBy", supervised, return_count as "returnCount", rework_count as "reworkCount"`

export interface PageAfter {
  readonly order: string
  readonly id: string
}

/** A page of cases, newest first or by what is due next (a stopped clock last). */
export function casePage(
  sql: Connection,
  filter: CaseFilter,
  standing: Standing,
  { sort, after, limit }: { sort: 'newest' | 'due'; after: PageAfter | null; limit: number },
) {
  const where = conditions(sql, filter, standing)
  // Those still open are few and have an index of their own: they are sorted, not looked for along all due days.
  const isFew = filter.counters.some(each => each === 'open' || each === 'near' || each === 'overdue')
  const due = sql`coalesce(limit_at, 'infinity'::timestamptz)`
  const order = sort !== 'due' ? sql`reported_at` : isFew ? sql`(${due} + interval '0')` : due
  const direction = sort === 'due' ? sql`asc` : sql`desc`
  const beyond = !after
    ? sql``
    : sort === 'due'
      ? sql`and (${order}, id) > (${after.order}::timestamptz, ${after.id}::uuid)`
      : sql`and (${order}, id) < (${after.order}::timestamptz, ${after.id}::uuid)`
  return sql<(ListedCase & { readonly order: string })[]>`
    select ${columns(sql)}, ${order}::text as "order" from ${rowsOf(sql, standing)} as record
    where ${where} ${beyond} order by ${order} ${direction}, id ${direction} limit ${limit}`
}

/** One case as it stands, or stood; `null` where there was none. */
export async function oneCase(sql: Connection, id: string, standing: Standing): Promise<ListedCase | null> {
  const [row] = await sql<ListedCase[]>`
    select ${columns(sql)} from ${rowsOf(sql, standing)} as record where id = ${id}::uuid`
  return row ?? null
}
