import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { conflict, notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { dataset } from '../../datasets'
import { cityCalendar, lockRecords } from '../../datasets/server'
import { holdRecordByKey, saveRecords } from '../../sources/server'
import { type FollowUp, holdFollowUp, saveFollowUp } from '../data/follow-up.queries'
import { speaksFor } from '../data/speaks-for'
import { ANSWER_DAYS, type FollowUpCommand, isInvestors, nextState } from '../domain/follow-up'
import { answering, supervisingRatings } from '../domain/policies'

const ratings = dataset('service_rating')
const LONGEST = 2000

export interface FollowUpInput {
  readonly ratingNo: string
  readonly command: FollowUpCommand
  /** The version the caller saw; the investor, who sees one answer at a time, sends none. */
  readonly expectedVersion?: number
  readonly text?: string
  /** The link, where the investor speaks. */
  readonly token?: string
}

/**
 * Moves a follow-up on: the unit answers or comments, the supervisor publishes what was changed, the investor says
 * whether the answer helped. An answer is also written to the rating's record.
 * @throws Problem 404 `unknown-follow-up`; 409 `changed-meanwhile`, `not-now`; 422 `text-needed`, `too-long`; Denied
 */
export async function actOnFollowUp(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  input: FollowUpInput,
): Promise<FollowUp> {
  return sql.begin(async tx => {
    await lockRecords(tx, ratings.name)
    const held = await holdFollowUp(tx, input.ratingNo)
    if (!held) throw notFound('unknown-follow-up', 'No rating that asks for an answer has this number')
    await permit(tx, context, held, input)
    if (input.expectedVersion !== undefined && input.expectedVersion !== held.version)
      throw conflict('changed-meanwhile', 'Somebody else was quicker; look at what stands there now', {
        version: held.version,
      })
    const at = context.clock.now()
    const promised = new Date(cityCalendar(city).addWorkingDays(at.getTime(), ANSWER_DAYS))
    const next = decide(held, input, { at, promised })
    await saveFollowUp(tx, { ...next, ...(input.command === 'answer' ? { answeredBy: actorName(context.actor) } : {}) })
    if (input.command === 'answer') await writeAnswer(tx, city, context, next, 'rating.answered')
    if (input.command === 'not-helped') await writeAnswer(tx, city, context, next, 'rating.reopened')
    await appendAudit(tx, context, {
      action: `rating.${input.command}`,
      subject: `rating:${input.ratingNo}`,
      before: { state: held.state, answer: held.answer },
      after: { state: next.state, text: input.text ?? null },
    })
    return { ...next, version: held.version + 1 }
  }) as Promise<FollowUp>
}

async function permit(tx: Tx, { actor, clock }: CommandContext, held: FollowUp, { command, token }: FollowUpInput) {
  const at = clock.now()
  if (isInvestors(command)) {
    if (token === undefined || !(await speaksFor(tx, token, held.invitationId, at)))
      throw notFound('unknown-follow-up', 'This link does not speak of that rating')
    return
  }
  if (command === 'publish') authorize(actor, supervisingRatings)
  else authorize(actor, answering, { unit: held.unit })
}

interface When {
  readonly at: Date
  /** The day by which an answer would be promised now. */
  readonly promised: Date
}

/** Pure: what the follow-up is after a command. */
function decide(held: FollowUp, { command, text }: FollowUpInput, { at, promised }: When): FollowUp {
  const state = nextState(held, command)
  if (state === null)
    throw conflict('not-now', `${command} is not possible while it is ${held.state}`, { state: held.state })
  const words = text?.trim() ?? ''
  if (!isInvestors(command) && words === '') throw new Problem(422, 'text-needed', 'Say something', { field: 'text' })
  if (words.length > LONGEST) throw new Problem(422, 'too-long', `At most ${LONGEST} characters`, { field: 'text' })
  switch (command) {
    case 'answer':
      return { ...held, state, answer: words, answeredAt: at, helped: null, saidAt: null }
    case 'comment':
      return { ...held, state, comment: words }
    case 'publish':
      return { ...held, state, publishedChange: words, publishedAt: at }
    case 'helped':
      return { ...held, state, helped: true, saidAt: at }
    case 'not-helped':
      return {
        ...held,
        state,
        helped: false,
        saidAt: at,
        rounds: held.rounds + 1,
        dueAt: state === 'open' ? promised : held.dueAt,
      }
  }
}

/**
 * The answer stands on the rating's record too, where the index, the wall and the flags read it; one that did not help is
 * none, and the clock runs anew.
 */
async function writeAnswer(tx: Tx, city: City, context: CommandContext, is: FollowUp, type: string) {
  const { ratingNo, answer, answeredAt, dueAt, state } = is
  const record = await holdRecordByKey(tx, ratings, { ratingNo })
  if (!record) return
  const isOpen = state === 'open'
  const content = {
    ...record.content,
    answer: isOpen ? null : answer,
    answeredAt: isOpen ? null : answeredAt?.toISOString(),
    answerDue: dueAt.toISOString(),
  }
  const { source, sourceId } = record
  const change = { dataset: ratings, source, sourceId, content, event: { type } }
  await saveRecords(tx, [change], { city, actor: context.actor, now: context.clock.now() })
}
