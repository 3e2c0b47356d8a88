import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { inArea } from '../../areas/server'
import { counterCondition } from './case-counters.sql'

const isOpen = (sql: Connection, look: Look) => counterCondition(sql, 'open', look.at)
const isOver = (sql: Connection, look: Look) => counterCondition(sql, 'overdue', look.at)

interface CaseCounts {
  readonly open: number
  readonly overdue: number
  readonly withoutPlace: number
}

export async function caseCounts(sql: Connection, look: Look): Promise<CaseCounts> {
  const [row] = await sql<CaseCounts[]>`
    select count(*)::int as open,
           count(*) filter (where ${isOver(sql, look)})::int as overdue,
           count(*) filter (where lng is null or lat is null)::int as "withoutPlace"
    from live."case" c
    where ${inArea(sql, look.scope, 'c')} and ${isOpen(sql, look)}`
  return row ?? { open: 0, overdue: 0, withoutPlace: 0 }
}

/** Reports by local hour of the scope's day (`week` 0) and of the same day a week before (`week` 1). */
export const reportsByHour = (sql: Connection, look: Look) => sql<
  { readonly week: number; readonly hour: number; readonly cases: number }[]
>`
  with start as (
    select (${look.day}::date)::timestamp at time zone ${look.timeZone} as today,
           (${look.day}::date - 7)::timestamp at time zone ${look.timeZone} as week_ago
  )
  select case when reported_at >= start.today then 0 else 1 end as week,
         extract(hour from reported_at at time zone ${look.timeZone})::int as hour,
         count(*)::int as cases
  from start, live."case" c
  where ${inArea(sql, look.scope, 'c')}
    and ((reported_at >= start.today and reported_at <= ${look.at})
      or (reported_at >= start.week_ago and reported_at < start.week_ago + interval '1 day'))
  group by 1, 2`

export async function closedToday(sql: Connection, look: Look): Promise<number> {
  const [row] = await sql<{ readonly cases: number }[]>`
    select count(*)::int as cases
    from live."case" c
    where ${inArea(sql, look.scope, 'c')}
      and closed_at >= (${look.day}::date)::timestamp at time zone ${look.timeZone}
      and closed_at <= ${look.at}`
  return row?.cases ?? 0
}

export interface CaseFact {
  readonly id: string
  readonly cls: string
  readonly title: string | null
  readonly address: string | null
  readonly district: string | null
  readonly status: string
  readonly at: Date
  readonly hoursOver: number | null
}

const columns = (sql: Connection, look: Look) => sql`
  id, cls, title, address, district, status, reported_at as at,
  case when ${isOver(sql, look)} then floor(extract(epoch from ${look.at}::timestamptz - limit_at) / 3600)::int end
    as "hoursOver"`

export const newestCases = (sql: Connection, look: Look, limit: number) => sql<CaseFact[]>`
  select ${columns(sql, look)} from live."case" c
  where ${inArea(sql, look.scope, 'c')} and reported_at <= ${look.at}
  order by reported_at desc, id desc limit ${limit}`

export const mostOverdueCases = (sql: Connection, look: Look, limit: number) => sql<CaseFact[]>`
  select ${columns(sql, look)} from live."case" c
  where ${inArea(sql, look.scope, 'c')} and ${isOver(sql, look)}
  order by limit_at, id limit ${limit}`
