import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { conflict, notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { holdRound, type Round } from '../data/round.queries'
import { addFinding, addNewThing, isKnownFinding, thingIn } from '../data/thing.queries'
import { type FindingInput, findingInput } from '../domain/finding'
import { surveying } from '../domain/policies'
import { roundSubject } from './round-subject'

/**
 * Takes what a collector found of a thing; the last word of a thing counts, and a repeated `commandId` does nothing.
 * @throws Problem 400 `shape`, 404 `unknown-round`, `unknown-thing`, 409 `wrong-state`, 422 `outside-round`, `outside-city`
 * @throws Denied 401, 403
 */
export async function recordFinding(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  id: string,
  body: unknown,
): Promise<{ readonly repeated: boolean }> {
  authorize(context.actor, surveying)
  const input = parsed(findingInput, body)
  const now = context.clock.now()
  return sql.begin(async tx => {
    const round = await holdRound(tx, id)
    if (!round) throw notFound('unknown-round', `No round ${id}`)
    authorize(context.actor, surveying, roundSubject(city, round))
    if (await isKnownFinding(tx, input.commandId)) return { repeated: true }
    if (round.state !== 'running')
      throw conflict('wrong-state', 'The round is not being walked.', { state: round.state })
    await listed(tx, city, round, input)
    // A phone's clock may go wrong: nothing is seen later than it is told.
    const at = new Date(Math.min(Date.parse(input.at), now.getTime()))
    await addFinding(tx, input, { at, receivedAt: now, actor: actorName(context.actor) })
    await appendAudit(tx, context, { action: 'census.finding', subject: `census:${round.id}`, after: { ...input } })
    return { repeated: false }
  })
}

/** Makes sure that the thing stands on the round's list; something new is put there, if its place is of the round. */
async function listed(tx: Tx, city: City, round: Round, input: FindingInput): Promise<void> {
  const located = 'lng' in input ? city.locate(input.lng, input.lat) : null
  if ('lng' in input && !located)
    throw new Problem(422, 'outside-city', `The point lies outside ${city.name.en}`, { field: 'lng' })
  const known = await thingIn(tx, round.id, input.thing)
  if (known && (input.kind === 'missing' || (known.recordId === null) === (input.kind === 'new'))) return
  if (known || input.kind !== 'new') throw notFound('unknown-thing', `Round ${round.no} has no such thing.`)
  const cell = located?.cell
  if (!cell || !round.cells.includes(cell))
    throw new Problem(422, 'outside-round', 'The point lies in no cell of this round.', { field: 'lng' })
  await addNewThing(tx, round.id, cell, input)
}
