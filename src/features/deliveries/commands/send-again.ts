import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { conflict, notFound } from '@/shared/problem'
import { holdDelivery, sendAnew } from '../data/outbox.queries'
import { isSendable } from '../domain/delivery'
import { handlingDeliveries } from '../domain/policies'

/**
 * Has a message sent once more. @throws Problem 404 `unknown-delivery`; 409 `not-now` while it waits or is not wanted,
 * `address-forgotten`; Denied
 */
export async function sendAgain(sql: Sql, context: CommandContext, id: string): Promise<void> {
  authorize(context.actor, handlingDeliveries)
  await sql.begin(async tx => {
    const held = await holdDelivery(tx, id)
    if (!held) throw notFound('unknown-delivery', 'No message has this number')
    if (held.recipient === '') throw conflict('address-forgotten', 'Its address is kept no longer; ask anew')
    if (!isSendable(held.state)) throw conflict('not-now', `It is ${held.state}`, { state: held.state })
    await sendAnew(tx, held.id, context.clock.now())
    await appendAudit(tx, context, {
      action: 'delivery.again',
      subject: `delivery:${held.id}`,
      after: { kind: held.kind, channel: held.channel, turn: held.turn + 1 },
    })
  })
}
