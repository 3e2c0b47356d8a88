import type { Connection, Tx } from '@/platform/db/client'
import type { TakenAlert } from '../domain/alert-state'
import type { CapAlert } from '../domain/cap-alert'

/** What was sent under a name before; null where nothing was. */
export async function sentBefore(
  sql: Connection,
  { sender, identifier }: CapAlert,
): Promise<{ readonly id: string; readonly source: string } | null> {
  const [row] = await sql<{ id: string; source: string }[]>`
    select id, source from cap_alert where sender = ${sender} and identifier = ${identifier}`
  return row ?? null
}

interface NewAlert {
  readonly id: string
  readonly alert: CapAlert
  readonly source: string
  readonly endsAt: Date | null
  readonly receivedAt: Date
  readonly actor: string
}

/** @returns false where somebody was first with the same name */
export async function addAlert(tx: Tx, { id, alert, source, endsAt, receivedAt, actor }: NewAlert): Promise<boolean> {
  const { count } = await tx`
    insert into cap_alert (id, sender, identifier, sent, content, source, ends_at, received_at, actor)
    values (${id}, ${alert.sender}, ${alert.identifier}, ${alert.sent}, ${tx.json(alert as never)}, ${source}, ${endsAt},
      ${receivedAt}, ${actor})
    on conflict do nothing`
  return count === 1
}

/** Alerts known at a moment, the newest first. */
export async function alertsAt(sql: Connection, at: Date, since: Date): Promise<TakenAlert[]> {
  const rows = await sql<{ id: string; content: CapAlert; receivedAt: Date }[]>`
    select id, content, received_at as "receivedAt" from cap_alert
    where received_at <= ${at} and received_at > ${since} order by received_at desc, id desc limit 500`
  return rows.map(({ content, ...row }) => ({ ...content, ...row }))
}
