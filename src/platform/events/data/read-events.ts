import type { Connection } from '../../db/client'
import type { LoggedEvent } from '../event'

interface Page {
  /** Only events after this number. */
  readonly after: number
  /** Only events up to and including this number. */
  readonly upTo?: number
  /** Only events that carry one of these topics; all when absent. */
  readonly topics?: readonly string[]
  readonly limit: number
}

/** Events in the order of their numbers. */
export async function readEvents(sql: Connection, { after, upTo, topics, limit }: Page): Promise<LoggedEvent[]> {
  const rows = await sql<LoggedEvent[]>`
    select seq, at, topics, type, subject, data, actor from event_log
    where seq > ${after}
      ${upTo === undefined ? sql`` : sql`and seq <= ${upTo}`}
      ${topics === undefined ? sql`` : sql`and topics && ${topics as string[]}`}
    order by seq limit ${limit}`
  return [...rows]
}

/** The newest number and the oldest one still kept; both 0 for an empty log. */
export async function logBounds(sql: Connection): Promise<{ newest: number; oldest: number }> {
  const [row] = await sql<{ newest: number; oldest: number }[]>`
    select coalesce(max(seq), 0) as newest, coalesce(min(seq), 0) as oldest from event_log`
  return row ?? { newest: 0, oldest: 0 }
}
