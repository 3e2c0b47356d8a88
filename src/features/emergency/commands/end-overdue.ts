import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { system } from '@/shared/auth'
import type { City } from '../../areas'
import { endThoseOver, lockMode } from '../data/emergency.queries'
import { modeChanged } from './mode-event'

/**
 * The mode is normal again from the moment an emergency's end came, whoever looks; this writes it down and tells walls,
 * desks and bells, once, after an outage too.
 * @returns how many were over
 */
export async function endOverdue(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  { clock, requestId }: Pick<CommandContext, 'clock' | 'requestId'>,
): Promise<number> {
  const context = { actor: system('mode-clock'), clock, requestId, from: null }
  const at = clock.now()
  return sql.begin(async tx => {
    await lockMode(tx)
    const ended = await endThoseOver(tx, at, 'system:mode-clock')
    for (const { id, plan } of ended) {
      await appendAudit(tx, context, { action: 'mode.end', subject: `emergency:${id}`, after: { mode: 'normal' } })
      await appendEvents(tx, [modeChanged(city, { id, plan, mode: 'normal', at, by: 'system:mode-clock' })])
    }
    return ended.length
  }) as Promise<number>
}
