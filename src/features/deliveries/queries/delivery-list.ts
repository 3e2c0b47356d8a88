import type { Connection } from '@/platform/db/client'
import { type Channel, channels } from '@/platform/delivery'
import { type Actor, authorize } from '@/shared/auth'
import { maskedText } from '@/shared/personal'
import { openChannels } from '../commands/queue-message'
import { countByState, listDeliveries } from '../data/outbox.queries'
import { type DeliveryState, deliveryStates, isSendable } from '../domain/delivery'
import { handlingDeliveries } from '../domain/policies'

const MOST = 200

export interface DeliveryRow {
  readonly id: string
  readonly about: string
  readonly channel: Channel
  /** Masked; empty where it is kept no longer. */
  readonly recipient: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly madeAt: string
  /** When it is tried next, while it waits. */
  readonly nextAt: string | null
  /** When the other side took it over, and when its receipt came. */
  readonly sentAt: string | null
  readonly receivedAt: string | null
  readonly error: string | null
  readonly isSendable: boolean
}

export interface DeliveryList {
  readonly open: Readonly<Record<Channel, boolean>>
  readonly counts: Readonly<Record<DeliveryState, number>>
  readonly items: readonly DeliveryRow[]
}

/** What was sent to whom of one kind, newest first. @throws Denied */
export async function deliveryList(sql: Connection, actor: Actor, kind: string): Promise<DeliveryList> {
  authorize(actor, handlingDeliveries)
  const [rows, counted] = await Promise.all([listDeliveries(sql, kind, MOST), countByState(sql, kind)])
  const open = openChannels()
  return {
    open: Object.fromEntries(channels.map(each => [each, open.includes(each)])) as Record<Channel, boolean>,
    counts: Object.fromEntries(deliveryStates.map(each => [each, counted[each] ?? 0])) as Record<DeliveryState, number>,
    items: rows.map(row => ({
      id: row.id,
      about: row.about,
      channel: row.channel,
      recipient: maskedText(row.recipient),
      state: row.state,
      attempts: row.attempts,
      madeAt: row.madeAt.toISOString(),
      nextAt: row.state === 'waiting' ? row.nextAt.toISOString() : null,
      sentAt: row.sentAt?.toISOString() ?? null,
      receivedAt: row.receivedAt?.toISOString() ?? null,
      error: row.error === null ? null : maskedText(row.error),
      isSendable: isSendable(row.state) && row.recipient !== '',
    })),
  }
}
