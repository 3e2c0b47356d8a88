import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { parsed } from '@/shared/parsed'
import { conflict, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { keepingDuty } from '../../rota'
import { dutyNow } from '../../rota/server'
import { addDrill, holdDrills, runningDrill } from '../data/drill.queries'
import { drillEvent } from './drill-event'

const input = z.object({
  title: z.string().trim().min(2).max(60),
  levels: z.array(z.number().int()).min(1).max(10),
  limitMinutes: z.number().int().min(1).max(240),
})

/**
 * Calls everybody who is on duty now at some levels.
 * @throws Problem 400 `shape` · 409 `drill-running` with the one that runs · 422 `nobody-on-duty` · Denied
 */
export async function beginDrill(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  body: unknown,
): Promise<{ readonly id: string }> {
  authorize(context.actor, keepingDuty)
  const { title, levels, limitMinutes } = parsed(input, body)
  const at = context.clock.now()
  return sql.begin(async tx => {
    await holdDrills(tx)
    const running = await runningDrill(tx)
    if (running) throw conflict('drill-running', `“${running.title}” still runs.`, { id: running.id })
    const { items } = await dutyNow(tx, city, at)
    const calls = items
      .filter(each => levels.includes(each.level))
      .map(({ post, level, name, phone, person, by }) => {
        const kind = by === 'standing' ? ('unit' as const) : ('post' as const)
        return { callee: post, kind, level, name, phone, person }
      })
    if (calls.length === 0) throw new Problem(422, 'nobody-on-duty', 'Nobody is on duty at these levels.')
    const id = uuid(at)
    const units = calls.flatMap(each => (each.kind === 'unit' ? [each.callee] : []))
    await addDrill(tx, { id, title, levels, limitMinutes, begunAt: at, begunBy: actorName(context.actor), calls })
    await appendEvents(tx, [drillEvent(city, 'drill.called', { id, title, units }, context.actor, at)])
    const after = { title, levels, limitMinutes, called: calls.length }
    await appendAudit(tx, context, { action: 'drill.begin', subject: `drill:${id}`, after })
    return { id }
  })
}
