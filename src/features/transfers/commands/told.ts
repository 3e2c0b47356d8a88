import type { NewEvent } from '@/platform/events'
import { type Actor, actorName } from '@/shared/auth'
import type { Transfer } from '../data/transfer.queries'

/** The event of a transfer that changed, for whoever looks at its case. */
export const transferEvent = (each: Transfer, actor: Actor, at: Date): NewEvent => ({
  at,
  topics: [`case:${each.caseId}`],
  type: 'case.transferred',
  subject: `case:${each.caseId}`,
  data: { transfer: each.id, platform: each.platform, direction: each.direction, state: each.state },
  actor: actorName(actor),
})
