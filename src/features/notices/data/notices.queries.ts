import type { Connection } from '@/platform/db/client'
import type { LoggedEvent } from '@/platform/events'
import { lampTypes, type Subscription } from '../domain/subscription'

interface Window extends Subscription {
  /** Only what happened at this moment or later. */
  readonly since: Date
  readonly limit: number
}

/** The events of one of the topics and of one of the types, lamps of one of the rules, what is addressed: as `concerns`. */
const concerning = (sql: Connection, { inbox, topics, types, rules, since }: Window) => sql`
  topics && ${[...topics, ...(inbox ? [inbox] : [])]} and at >= ${since}
  and (${inbox ?? ''} = any(topics) or (type = any(${types as string[]})
    and (type <> all(${lampTypes as string[]}) or data ->> 'rule' = any(${rules as string[]}))))`

/** What concerns somebody, newest first. */
export async function newestNotices(sql: Connection, window: Window): Promise<LoggedEvent[]> {
  const rows = await sql<LoggedEvent[]>`
    select seq, at, topics, type, subject, data, actor from event_log
    where ${concerning(sql, window)}
    order by seq desc limit ${window.limit}`
  return [...rows]
}

/** How many of them come after a number, counted no further than `limit`. */
export async function countAfter(sql: Connection, after: number, window: Window): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*) as count from (
      select 1 from event_log
      where ${concerning(sql, window)} and seq > ${after}
      limit ${window.limit}) as unread`
  return row?.count ?? 0
}

/** The number up to which an account has read; 0 where it never did. */
export async function readMark(sql: Connection, account: string): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`select seq from notification_read where account = ${account}`
  return row?.seq ?? 0
}

/** Moves the mark forward, never back, and answers where it is. Two windows may do so at once. */
export async function moveMark(sql: Connection, account: string, seq: number, at: Date): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    insert into notification_read (account, seq, at) values (${account}, ${seq}, ${at})
    on conflict (account) do update
      set seq = greatest(notification_read.seq, excluded.seq),
          at = case when excluded.seq > notification_read.seq then excluded.at else notification_read.at end
    returning seq`
  return row?.seq ?? seq
}
