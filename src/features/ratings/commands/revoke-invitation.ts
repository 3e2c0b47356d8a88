import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { conflict } from '@/shared/problem'
import { revoke } from '../data/invitation.queries'
import { supervisingRatings } from '../domain/policies'

/** Ends a link before its day. @throws Problem 409 `not-open` where it was used or ended before; Denied */
export async function revokeInvitation(sql: Sql, context: CommandContext, id: string): Promise<void> {
  authorize(context.actor, supervisingRatings)
  await sql.begin(async tx => {
    const [ended] = await revoke(tx, id, context.clock.now())
    if (!ended) throw conflict('not-open', 'No open link has this number')
    await appendAudit(tx, context, { action: 'rating.revoke', subject: `rating-invitation:${id}` })
  })
}
