import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize, isOfUnit } from '@/shared/auth'
import { isUuid } from '@/shared/ids/is-uuid'
import { parsed } from '@/shared/parsed'
import { conflict, notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { keepingDuty } from '../../rota'
import {
  type CallRow,
  callsOf,
  type DrillRow,
  endDrillRow,
  holdCall,
  holdDrill,
  keepAnswer,
} from '../data/drill.queries'
import { answeringDrills } from '../domain/policies'
import { drillEvent } from './drill-event'

interface Place {
  readonly sql: Sql
  readonly city: City
}
interface Named {
  readonly id: string
  readonly body: unknown
}

const callee = z.string().min(1).max(64)
const answering = z.object({ callee })
const withdrawing = z.object({ callee, reason: z.string().trim().min(4).max(500) })

const unitsOf = (call: CallRow): string[] => (call.kind === 'unit' ? [call.callee] : [])

/** A drill that still runs, held. @throws Problem 404 `unknown-drill`, 409 `drill-ended` */
async function running(tx: Tx, id: string): Promise<DrillRow> {
  const drill = isUuid(id) ? await holdDrill(tx, id) : null
  if (!drill) throw notFound('unknown-drill', 'There is no such drill.')
  if (drill.endedAt !== null) throw conflict('drill-ended', 'The drill has ended.')
  return drill
}

/** One of its calls, held. @throws Problem 404 `unknown-drill` */
async function callIn(tx: Tx, drill: DrillRow, of: string): Promise<CallRow> {
  const call = await holdCall(tx, drill.id, of)
  if (!call) throw notFound('unknown-drill', 'The drill did not call them.')
  return call
}

/**
 * Somebody answers: a unit by an account of its own, or anybody by telephone, which whoever keeps the duty notes.
 * @throws Problem 404 `unknown-drill` · 409 `drill-ended`, `answered` telling when · Denied
 */
export async function answerDrill({ sql, city }: Place, context: CommandContext, { id, body }: Named): Promise<void> {
  authorize(context.actor, answeringDrills)
  const input = parsed(answering, body)
  await sql.begin(async tx => {
    const drill = await running(tx, id)
    const call = await callIn(tx, drill, input.callee)
    authorize(context.actor, answeringDrills, call.kind === 'unit' ? call.callee : '')
    if (call.answeredAt !== null)
      throw conflict('answered', 'They have answered already.', { answeredAt: call.answeredAt })
    const at = context.clock.now()
    const by = call.kind === 'unit' && isOfUnit(context.actor, call.callee) ? ('self' as const) : ('desk' as const)
    await keepAnswer(tx, id, call.callee, { at, by, actor: actorName(context.actor) })
    const told = { id, title: drill.title, units: unitsOf(call) }
    await appendEvents(tx, [drillEvent(city, 'drill.answered', told, context.actor, at)])
    await appendAudit(tx, context, {
      action: 'drill.answer',
      subject: `drill:${id}`,
      after: { callee: call.callee, by },
    })
  })
}

/** Takes back what was noted by mistake, while the drill runs. @throws Problem 404, 409 `not-answered`, `drill-ended` · Denied */
export async function withdrawAnswer(
  { sql, city }: Place,
  context: CommandContext,
  { id, body }: Named,
): Promise<void> {
  authorize(context.actor, keepingDuty)
  const { reason, ...input } = parsed(withdrawing, body)
  await sql.begin(async tx => {
    const drill = await running(tx, id)
    const call = await callIn(tx, drill, input.callee)
    if (call.answeredAt === null) throw conflict('not-answered', 'They have not answered.')
    await keepAnswer(tx, id, call.callee, null)
    const at = context.clock.now()
    const told = { id, title: drill.title, units: unitsOf(call) }
    await appendEvents(tx, [drillEvent(city, 'drill.withdrawn', told, context.actor, at)])
    const before = { callee: call.callee, answeredAt: call.answeredAt, answeredBy: call.answeredBy }
    await appendAudit(tx, context, { action: 'drill.withdraw', subject: `drill:${id}`, before, reason })
  })
}

/** Ends a drill; who has not answered is missing. @throws Problem 404 `unknown-drill`, 409 `drill-ended` · Denied */
export async function endDrill({ sql, city }: Place, context: CommandContext, id: string): Promise<void> {
  authorize(context.actor, keepingDuty)
  await sql.begin(async tx => {
    const drill = await running(tx, id)
    const at = context.clock.now()
    await endDrillRow(tx, id, at, actorName(context.actor))
    const units = (await callsOf(tx, [id], null)).flatMap(unitsOf)
    const told = { id, title: drill.title, units }
    await appendEvents(tx, [drillEvent(city, 'drill.ended', told, context.actor, at)])
    await appendAudit(tx, context, { action: 'drill.end', subject: `drill:${id}` })
  })
}
