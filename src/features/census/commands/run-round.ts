import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize, type Permission, type Whereabouts } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { conflict, notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { dayOf } from '../../areas/server'
import { dataset } from '../../datasets'
import { lockRecords } from '../../datasets/server'
import { holdRound, saveRound } from '../data/round.queries'
import { listThings, progressOf, surveyorsOf } from '../data/thing.queries'
import { planningCensus, signingCensus, surveying } from '../domain/policies'
import { decideRound, nextDue, pastTense, type RoundCommand, type RoundRefusal, type RoundState } from '../domain/round'
import { applyFindings } from './apply-findings'
import { roundEvent, roundSubject } from './round-subject'

export const roundRights: Readonly<Record<RoundCommand, Permission<Whereabouts>>> = {
  begin: surveying,
  submit: surveying,
  return: signingCensus,
  sign: signingCensus,
  cancel: planningCensus,
}
const reason = z.string().trim().min(4).max(500)
/** What is told with each command. */
const inputs: Readonly<Record<RoundCommand, z.ZodType<{ reason?: string | undefined }>>> = {
  begin: z.object({}),
  submit: z.object({}),
  return: z.object({ reason }),
  sign: z.object({ reason: reason.optional() }),
  cancel: z.object({ reason }),
}
const words: Readonly<Record<RoundRefusal, string>> = {
  'wrong-state': 'The round is not where this can be done.',
  'certificate-over': 'The survey unit’s certificate is over.',
  'things-open': 'Some things of the list have not been looked for.',
  'own-work': 'Somebody without a hand in the round signs it.',
}

/**
 * Begins, submits, gives back, signs or cancels a round. Beginning lists what the ledger has in its cells; signing
 * writes what was found into the ledger.
 * @throws Problem 400 `shape`, 404 `unknown-round`, 409 `wrong-state`, 422 `certificate-over`, `things-open`, `own-work`
 * @throws Denied 401, 403
 */
export async function runRound(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  { id, command, body }: { readonly id: string; readonly command: RoundCommand; readonly body: unknown },
): Promise<{ readonly state: RoundState }> {
  authorize(context.actor, roundRights[command])
  const { reason: why = null } = parsed(inputs[command], body)
  const at = context.clock.now()
  const today = dayOf(at, city.timezone)
  const actor = actorName(context.actor)
  return sql.begin(async tx => {
    // The ledger's lock comes before every other, as for all who write records.
    if (command === 'sign') await lockRecords(tx, dataset('asset').name)
    const round = await holdRound(tx, id)
    if (!round) throw notFound('unknown-round', `No round ${id}`)
    authorize(context.actor, roundRights[command], roundSubject(city, round))
    const cells = await progressOf(tx, [round.id])
    const open = cells.reduce((sum, each) => sum + each.expected - each.seen, 0)
    const hands = [round.plannedBy, round.submittedBy, ...(await surveyorsOf(tx, round.id))].filter(
      each => each !== null,
    )
    const decided = decideRound({ ...round, open, hands }, command, { actor, today })
    if ('refused' in decided) {
      const { refused } = decided
      throw refused === 'wrong-state'
        ? conflict(refused, words[refused], { state: round.state })
        : new Problem(422, refused, words[refused], refused === 'things-open' ? { open } : {})
    }
    const things = command === 'begin' ? await listThings(tx, round) : null
    const outcome = command === 'sign' ? await applyFindings(tx, city, context, round) : round.outcome
    const changed = {
      ...round,
      state: decided.to,
      reason: why ?? (command === 'submit' ? null : round.reason),
      outcome,
      ...(command === 'begin' ? { begunAt: at } : {}),
      ...(command === 'submit' ? { submittedAt: at, submittedBy: actor } : {}),
      ...(command === 'sign' ? { signedAt: at, signedBy: actor, nextDueOn: nextDue(today, round.cycleMonths) } : {}),
    }
    await saveRound(tx, changed)
    await appendEvents(tx, [roundEvent(changed, pastTense[command], context.actor, at)])
    const after = {
      state: decided.to,
      ...(things === null ? {} : { things }),
      ...(command === 'sign' ? { outcome } : {}),
    }
    await appendAudit(tx, context, { action: `census.${command}`, subject: `census:${round.id}`, after, reason: why })
    return { state: decided.to }
  })
}
