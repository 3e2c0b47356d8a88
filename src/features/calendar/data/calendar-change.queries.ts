import type { Connection, Tx } from '@/platform/db/client'
import type { CalendarChange } from '../domain/calendar-change'

export interface PublishedChange extends CalendarChange {
  readonly at: Date
  readonly author: string
  readonly reason: string
}

export const calendarChanges = (sql: Connection) => sql<PublishedChange[]>`
  select seq, days, announced, undoes, at, author, reason from calendar_change order by seq`

export async function newestChange(sql: Connection): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`select coalesce(max(seq), 0)::int as seq from calendar_change`
  return row?.seq ?? 0
}

/** Two who change the calendar come one after the other. */
export const lockChanges = (tx: Tx) => tx`lock table calendar_change in exclusive mode`

export const addChange = (tx: Tx, each: PublishedChange) => tx`
  insert into calendar_change (seq, days, announced, undoes, at, author, reason)
  values (${each.seq}, ${tx.json(each.days as never)}, ${each.announced}, ${each.undoes}, ${each.at}, ${each.author},
    ${each.reason})`
