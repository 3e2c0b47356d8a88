import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { type PushToTalk, pushToTalkHook } from '@/platform/delivery'
import { system } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { conflict } from '@/shared/problem'
import type { City } from '../../areas'
import { dataset } from '../../datasets'
import type { Callee } from '../../rota'
import { holdRecord } from '../../sources/server'
import { stepOfCommand } from '../data/case-steps.queries'
import { callOutcomes, callWays } from '../domain/call'
import type { CommandResult } from './command-result'
import { runCommand, runCommandIn } from './run-command'

interface Place {
  readonly sql: Sql
  readonly city: City
}

const asked = z.object({
  way: z.enum(callWays).default('telephone'),
  outcome: z.enum(callOutcomes).optional(),
  commandId: z.uuid(),
})

/**
 * Writes a call into the case's history; by push-to-talk the city's hook is asked to make it, after the step is kept,
 * and what it answered is a step of its own. A call that is told twice is made once.
 * @throws Problem 409 `no-push-to-talk` where the city has none; whatever `runCommand` throws
 */
export async function callSomebody(
  place: Place,
  context: CommandContext,
  id: string,
  body: unknown,
  radio: PushToTalk | undefined = pushToTalkHook(),
): Promise<CommandResult> {
  const { way, outcome, commandId } = parsed(asked, body)
  const isToBeMade = way === 'push-to-talk' && outcome === undefined
  if (isToBeMade && !radio) throw conflict('no-push-to-talk', 'This installation has no push-to-talk hook.')
  const done = await runCommand(place, context, id, 'call', body)
  if (!isToBeMade || done.repeated || !radio) return done
  const begun = await stepOfCommand(place.sql, commandId)
  const to = begun?.data.to as Callee
  const by = begun?.actorPost ?? null
  const answered = await radio({ id: commandId, case: id, to, by, at: begun?.at.toISOString() ?? null }).then(
    () => 'sent' as const,
    () => 'failed' as const,
  )
  return noteAnswer(place, context, id, { to, way, outcome: answered, of: commandId })
}

/** What the hook answered, of whatever version the case has by then. */
const noteAnswer = ({ sql, city }: Place, context: CommandContext, id: string, said: object): Promise<CommandResult> =>
  sql.begin(async tx => {
    const held = await holdRecord(tx, dataset('case'), id)
    const body = { ...said, commandId: randomUUID(), expectedVersion: held?.knownFrom.getTime() ?? 0 }
    return runCommandIn(tx, city, { ...context, actor: system('push-to-talk') }, id, 'call', body)
  }) as Promise<CommandResult>
