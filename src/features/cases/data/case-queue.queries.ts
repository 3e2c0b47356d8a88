import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'
import { counterCondition } from './case-counters.sql'

/** Open cases by status, by class, and how their clocks stand. */
export async function caseBoard(sql: Connection, look: Look) {
  const open = sql`${inArea(sql, look.scope, 'c')} and ${counterCondition(sql, 'open', look.at)}`
  const over = counterCondition(sql, 'overdue', look.at)
  const rows = await sql<
    {
      readonly status: string
      readonly cls: string
      readonly cases: number
      readonly near: number
      readonly overdue: number
    }[]
  >`
    select status, cls, count(*)::int as cases,
      count(*) filter (where ${counterCondition(sql, 'near', look.at)})::int as near,
      count(*) filter (where ${over})::int as overdue
    from live."case" c where ${open} group by status, cls`
  return rows
}

export interface QueuedCase {
  readonly id: string
  readonly cls: string
  readonly address: string | null
  readonly district: string | null
  readonly status: string
  readonly limitAt: Date
}

/** The head of the queue: cases whose clock runs, the one whose time is over longest first. */
export const queueHead = (sql: Connection, look: Look, limit: number) => sql<QueuedCase[]>`
  select id, cls, address, district, status, limit_at as "limitAt" from live."case" c
  where ${inArea(sql, look.scope, 'c')} and limit_at is not null and handled_at is null
    and status in ('filed', 'dispatched', 'handling')
  order by limit_at, id limit ${limit}`

/** Cases reported and closed from a moment on, up to the look's. */
export async function casesSince(sql: Connection, look: Look, from: Date) {
  const [row] = await sql<{ readonly reported: number; readonly closed: number }[]>`
    select count(*) filter (where reported_at >= ${from} and reported_at <= ${look.at})::int as reported,
      count(*) filter (where closed_at >= ${from} and closed_at <= ${look.at})::int as closed
    from live."case" c where ${inArea(sql, look.scope, 'c')} and (reported_at >= ${from} or closed_at >= ${from})`
  return row ?? { reported: 0, closed: 0 }
}
