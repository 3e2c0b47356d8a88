import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { notFound, Problem } from '@/shared/problem'
import { holdRecord } from '../../sources/server'
import { insertAct, isDone } from '../data/act.queries'
import { lockSupervision, problemDataset, projectIdOf, unitsOf } from '../data/held.queries'
import { loggingCalls } from '../domain/policies'
import { whereaboutsOf } from '../domain/whereabouts'
import { actBy, type Desk } from './desk'

export const callInput = z.object({
  /** Whom one spoke to: a name or a post. */
  whom: z.string().trim().min(1).max(100),
  phone: z.string().trim().max(50).optional(),
  /** When the call was; absent: just now. */
  calledAt: z.iso.datetime({ offset: true }).optional(),
  /** What was said. */
  text: z.string().trim().min(2).max(4000),
  commandId: z.string().min(8).max(100).optional(),
})

/**
 * A call to the investor is an act: who called whom, when, and what was said. It changes no state and can be logged as
 * long as the problem is not accepted.
 * @throws Denied; Problem 404 `unknown-problem`, 409 `problem-closed`, 422 `call-in-future`
 */
export async function logCall(
  { sql, city }: Desk,
  context: CommandContext,
  { id, input }: { readonly id: string; readonly input: z.infer<typeof callInput> },
): Promise<{ readonly problemNo: string; readonly calledAt: string }> {
  authorize(context.actor, loggingCalls)
  return sql.begin(async tx => {
    await lockSupervision(tx)
    const held = await holdRecord(tx, problemDataset, id)
    if (!held || held.isWithdrawn) throw notFound('unknown-problem', `No problem is called ${id.slice(0, 100)}`)
    const { source } = held
    const problemNo = String(held.fields.problemNo)
    const units = await unitsOf(tx, source, problemNo)
    authorize(context.actor, loggingCalls, { ...whereaboutsOf(held.fields, city), units })
    const now = context.clock.now()
    const calledAt = input.calledAt ? new Date(input.calledAt) : now
    const answer = { problemNo, calledAt: calledAt.toISOString() }
    if (await isDone(tx, input.commandId ?? null)) return answer
    if (held.fields.acceptedAt !== null)
      throw new Problem(409, 'problem-closed', 'The problem is settled; a new one needs a new number')
    if (calledAt > now) throw new Problem(422, 'call-in-future', 'A call lies in the past', { field: 'calledAt' })
    const detail = { whom: input.whom, phone: input.phone ?? null, calledAt: answer.calledAt }
    await insertAct(
      tx,
      actBy(context, {
        kind: 'called',
        source,
        problemNo,
        text: input.text,
        detail,
        commandId: input.commandId ?? null,
      }),
    )
    const project = await projectIdOf(tx, source, String(held.fields.projectCode))
    await appendEvents(tx, [
      {
        at: now,
        topics: [
          ...(project ? [`project:${project}`] : []),
          ...units.map(unit => `unit:${unit}`),
          ...whereaboutsOf(held.fields, city).areas.map(area => `area:${area}`),
        ],
        type: 'problem.called',
        subject: `problem:${held.id}`,
        data: { id: held.id, problemNo, project },
        actor: actorName(context.actor),
      },
    ])
    // Whom one spoke to is personal: the audit says that a call was made, the act says with whom.
    await appendAudit(tx, context, {
      action: loggingCalls.name,
      subject: `problem:${problemNo}`,
      after: { calledAt: answer.calledAt },
    })
    return answer
  }) as Promise<{ problemNo: string; calledAt: string }>
}
