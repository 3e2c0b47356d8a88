import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { addCall } from '../data/call.queries'
import { callPlaces } from '../domain/callee'
import { keepingDuty } from '../domain/policies'
import { findCallee } from '../queries/callees'

const callInput = z.object({
  to: z.object({ kind: z.enum(['unit', 'post']), code: z.string().min(1).max(64) }),
  place: z.enum(callPlaces),
  commandId: z.uuid(),
})

/**
 * Writes down that somebody was called by a telephone link outside a case.
 * @throws Problem 400 `shape` · 422 `unknown-callee`: neither a unit nor a post on duty
 */
export async function logCall(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  body: unknown,
): Promise<void> {
  const { actor, clock } = context
  authorize(actor, keepingDuty)
  const { to, place, commandId } = parsed(callInput, body)
  const at = clock.now()
  const callee = await findCallee(sql, city, to, at)
  if (!callee) throw new Problem(422, 'unknown-callee', 'This is neither a unit nor a post on duty.', { field: 'to' })
  const by = actor.kind === 'person' ? actor.post : null
  await sql.begin(async tx => {
    const isNew = await addCall(tx, { id: commandId, to: callee, place, at, actor: actorName(actor), by })
    if (isNew)
      await appendAudit(tx, context, { action: 'duty.call', subject: `${to.kind}:${to.code}`, after: { place } })
  })
}
