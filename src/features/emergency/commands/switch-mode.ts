import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { badRequest, conflict, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { addLogEntry, beginEmergency, emergenciesAt, endEmergency, lockMode } from '../data/emergency.queries'
import { modeAt } from '../domain/city-mode'
import { switchingMode } from '../domain/policies'
import { emergencyPlans } from '../queries/mode-now'
import { tellRoom } from './keep-room'
import { modeChanged } from './mode-event'

interface Place {
  readonly sql: Sql
  readonly city: City
}

const reason = z.string().trim().min(5).max(500)
const modeInput = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('emergency'), plan: z.string(), until: z.iso.datetime({ offset: true }), reason }),
  z.object({ mode: z.literal('normal'), reason }),
])
const logInput = z.object({ text: z.string().trim().min(1).max(2000), step: z.number().int().min(0).optional() })

/**
 * One reversible switch: into emergency by a plan, with a reason and an end; back to normal with a reason. Everything
 * that differs in an emergency asks for the mode of its moment, so going back needs nothing to be undone.
 * @throws Problem 404 `unknown-plan`, 409 `same-mode`
 */
export async function switchMode(
  { sql, city }: Place,
  context: CommandContext,
  body: unknown,
): Promise<{ id: number }> {
  authorize(context.actor, switchingMode)
  const input = parsed(modeInput, body)
  const at = context.clock.now()
  const by = actorName(context.actor)
  if (input.mode === 'emergency') {
    if (!emergencyPlans(city).some(plan => plan.code === input.plan))
      throw notFound('unknown-plan', `${input.plan} is no emergency plan of ${city.name.en}`)
    if (Date.parse(input.until) <= at.getTime()) throw badRequest('shape', 'until lies in the past', { field: 'until' })
  }
  return sql.begin(async tx => {
    await lockMode(tx)
    const now = modeAt(await emergenciesAt(tx, at), at.getTime())
    if (now.mode === input.mode) throw conflict('same-mode', `The city is in ${input.mode} mode already.`)
    let id = now.mode === 'emergency' ? now.emergency.id : 0
    const plan = input.mode === 'emergency' ? input.plan : now.mode === 'emergency' ? now.emergency.plan : null
    if (input.mode === 'emergency')
      id = await beginEmergency(tx, {
        plan: input.plan,
        reason: input.reason,
        from: at,
        until: new Date(input.until),
        by,
      })
    else await endEmergency(tx, id, at, by, input.reason)
    await appendAudit(tx, context, {
      action: 'mode.switch',
      subject: `emergency:${id}`,
      after: input,
      reason: input.reason,
    })
    if (plan !== null) await appendEvents(tx, [modeChanged(city, { id, plan, mode: input.mode, at, by })])
    return { id }
  })
}

/** A remark in the log of the emergency that holds, or a step of its plan that is done. @throws Problem 409 `no-emergency` */
export async function logEmergency({ sql, city }: Place, context: CommandContext, body: unknown): Promise<void> {
  authorize(context.actor, switchingMode)
  const { text, step } = parsed(logInput, body)
  const at = context.clock.now()
  const { actor } = context
  await sql.begin(async tx => {
    await lockMode(tx)
    const now = modeAt(await emergenciesAt(tx, at), at.getTime())
    if (now.mode === 'normal') throw conflict('no-emergency', 'There is no emergency to log for.')
    const post = actor.kind === 'person' ? actor.post : null
    const { id } = now.emergency
    const by = actorName(actor)
    await addLogEntry(tx, id, { at, actor: by, post, step: step ?? null, text })
    await tellRoom(tx, city, { emergency: id, at, by, data: { kind: 'log', step: step ?? null } })
    await appendAudit(tx, context, {
      action: 'mode.log',
      subject: `emergency:${id}`,
      after: { text, step: step ?? null },
    })
  })
}
