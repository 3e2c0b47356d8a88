import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { parsed } from '@/shared/parsed'
import { conflict, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { caseDetail } from '../../cases/server'
import { addTransfer, lockTransfersOf, platformOf, transfersOfCase } from '../data/transfer.queries'
import { handingOver } from '../domain/policies'
import { handOverInput, isLast } from '../domain/transfer'
import { transferEvent } from './told'

/**
 * Hands a case to another platform: it is told as soon as a worker comes to it, and its answer is the receipt.
 * @throws Problem 404 `unknown-case`, `unknown-platform`, 409 `handed-over`, `case-over` · Denied
 */
export async function handOver(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  caseId: string,
  body: unknown,
): Promise<{ readonly id: string }> {
  authorize(context.actor, handingOver)
  const { platform, reason } = parsed(handOverInput, body)
  const each = await caseDetail({ sql, city, clock: context.clock, actor: context.actor }, caseId)
  if (['closed', 'rejected', 'voided'].includes(each.status)) throw conflict('case-over', 'This case is over.')
  const at = context.clock.now()
  return sql.begin(async tx => {
    if (!(await platformOf(tx, { code: platform }))) throw notFound('unknown-platform', `No platform ${platform}`)
    await lockTransfersOf(tx, caseId)
    const known = await transfersOfCase(tx, caseId)
    if (known.some(other => other.platform === platform && !isLast(other.state) && other.state !== 'failed'))
      throw conflict('handed-over', 'It is with this platform already.')
    const transfer = {
      id: uuid(at),
      caseId,
      platform,
      direction: 'out' as const,
      ourNo: each.caseNo,
      theirNo: null,
      theirDueAt: null,
      reason,
      state: 'waiting' as const,
      handedAt: at,
      told: null,
      nextAt: at,
    }
    await addTransfer(tx, transfer)
    await appendEvents(tx, [transferEvent({ ...transfer, attempts: 0, error: null }, context.actor, at)])
    const after = { transfer: transfer.id, platform }
    await appendAudit(tx, context, { action: 'case.hand-over', subject: `case:${caseId}`, after, reason })
    return { id: transfer.id }
  })
}
