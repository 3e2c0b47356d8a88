import type { Tx } from '../../db/client'
import type { NewEvent } from '../event'

const EVENT_LOG_LOCK = 5101002
export const EVENT_CHANNEL = 'chengmai_events'

/**
 * Writes events into the log; must be the last thing a transaction does. The lock is held from the first
 * number taken to the commit, so numbers become visible in order and whoever reads `seq > last` skips none,
 * even while a long ingest is open in another transaction.
 */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await lockEventLog(tx)
  const chunk = 500
  for (let from = 0; from < events.length; from += chunk) {
    const rows = events.slice(from, from + chunk).map(event => ({
      at: event.at.toISOString(),
      topics: event.topics,
      type: event.type,
      subject: event.subject,
      data: event.data,
      actor: event.actor,
    }))
    await tx`
      insert into event_log (at, topics, type, subject, data, actor)
      select at, array(select jsonb_array_elements_text(topics)), type, subject, data, actor
      from jsonb_to_recordset(${tx.json(rows as never)}) as row(at timestamptz, topics jsonb, type text, subject text, data jsonb, actor text)`
  }
  await announceEvents(tx)
}

/** For set-based writers: take the lock, insert into `event_log` by SQL of their own, then announce. */
export const lockEventLog = (tx: Tx) => tx`select pg_advisory_xact_lock(${EVENT_LOG_LOCK})`
export const announceEvents = (tx: Tx) => tx`select pg_notify(${EVENT_CHANNEL}, '')`
