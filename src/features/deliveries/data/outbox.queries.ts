import type { Connection, Tx } from '@/platform/db/client'
import type { Channel } from '@/platform/delivery'
import type { DeliveryState } from '../domain/delivery'

export interface NewDelivery {
  readonly id: string
  readonly kind: string
  readonly key: string
  readonly about: string
  readonly channel: Channel
  readonly recipient: string
  readonly payload: unknown
  readonly at: Date
}

/** Writes a message to be sent, once for its kind and key; answers whether it was the first. */
export async function addDelivery(tx: Tx, each: NewDelivery): Promise<boolean> {
  const rows = await tx`
    insert into delivery (id, kind, key, about, channel, recipient, payload, state, attempts, turn, made_at, next_at)
    values (${each.id}, ${each.kind}, ${each.key}, ${each.about}, ${each.channel}, ${each.recipient},
      ${tx.json(each.payload as never)}, 'waiting', 0, 1, ${each.at}, ${each.at})
    on conflict (kind, key) do nothing returning id`
  return rows.length === 1
}

export interface Delivery extends Omit<NewDelivery, 'at'> {
  readonly state: DeliveryState
  readonly attempts: number
  readonly turn: number
  readonly madeAt: Date
  readonly nextAt: Date
  readonly triedAt: Date | null
  readonly sentAt: Date | null
  readonly receivedAt: Date | null
  readonly error: string | null
}

const columns = (sql: Connection) =>
  sql`id, kind, key, about, channel, recipient, payload, state, attempts, turn, made_at as "madeAt", next_at as "nextAt",
    tried_at as "triedAt", sent_at as "sentAt", received_at as "receivedAt", error`

interface Due {
  readonly at: Date
  readonly channels: readonly Channel[]
  readonly kinds: readonly string[]
}

/**
 * The message whose turn it is, under its row's lock until the transaction ends: no other worker sees it, and one that
 * dies lets go of it.
 */
export async function holdDue(tx: Tx, { at, channels, kinds }: Due): Promise<Delivery | null> {
  const [row] = await tx<Delivery[]>`
    select ${columns(tx)} from delivery
    where state = 'waiting' and next_at <= ${at} and channel = any(${channels as string[]}) and kind = any(${kinds as string[]})
    order by next_at, id limit 1 for update skip locked`
  return row ?? null
}

export async function holdDelivery(tx: Tx, id: string): Promise<Delivery | null> {
  const [row] = await tx<Delivery[]>`select ${columns(tx)} from delivery where id::text = ${id} for update`
  return row ?? null
}

interface Outcome {
  readonly state: DeliveryState
  readonly attempts: number
  readonly triedAt: Date
  readonly nextAt: Date
  readonly sentAt: Date | null
  readonly receipt: string | null
  readonly error: string | null
}

export const saveOutcome = (tx: Tx, id: string, is: Outcome) =>
  tx`update delivery set state = ${is.state}, attempts = ${is.attempts}, tried_at = ${is.triedAt}, next_at = ${is.nextAt},
      sent_at = ${is.sentAt}, receipt = ${is.receipt}, error = ${is.error}
    where id = ${id}`

export const sendAnew = (tx: Tx, id: string, at: Date) =>
  tx`update delivery set state = 'waiting', attempts = 0, turn = turn + 1, next_at = ${at}, received_at = null, error = null
    where id = ${id}`

/** What a gateway says of a message it took over; a message that is none of its matter is left as it is. */
export const saveReceipt = (tx: Tx, id: string, is: { state: DeliveryState; at: Date; error: string | null }) =>
  tx`update delivery set state = ${is.state}, received_at = ${is.at}, error = ${is.error} where id = ${id}`

/** Addresses of messages that were settled long ago are forgotten. */
export const forgetRecipients = (sql: Connection, before: Date) =>
  sql`update delivery set recipient = '' where recipient <> '' and state <> 'waiting' and coalesce(tried_at, made_at) < ${before}`

/** Newest first. */
export const listDeliveries = (sql: Connection, kind: string, limit: number) => sql<Delivery[]>`
  select ${columns(sql)} from delivery where kind = ${kind} order by made_at desc, id desc limit ${limit}`

export async function countByState(sql: Connection, kind: string): Promise<Readonly<Record<string, number>>> {
  const rows = await sql<{ state: DeliveryState; count: number }[]>`
    select state, count(*)::int as count from delivery where kind = ${kind} group by state`
  return Object.fromEntries(rows.map(each => [each.state, each.count]))
}
