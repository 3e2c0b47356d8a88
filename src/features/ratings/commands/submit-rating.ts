import { randomBytes } from 'node:crypto'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { notFound, Problem } from '@/shared/problem'
import { localDay, startOfLocalDay } from '@/shared/time'
import type { City } from '../../areas'
import { dataset } from '../../datasets'
import { cityCalendar, lockRecords } from '../../datasets/server'
import { OWN_SOURCE, saveRecords } from '../../sources/server'
import { addDetail, earlierScores } from '../data/detail.queries'
import { claimFiles, dropLoose } from '../data/file.queries'
import { addFollowUp } from '../data/follow-up.queries'
import { holdInvitation, type Invitation, markUsed } from '../data/invitation.queries'
import { findProject, unitEvidence } from '../data/project.queries'
import { isInside, ruleAt } from '../data/rule.queries'
import { hashAddress, hashToken } from '../data/token'
import { type Answer, asksForAnswer, type UnitAnswer } from '../domain/answer'
import { marksOf } from '../domain/fairness'
import { ANSWER_DAYS } from '../domain/follow-up'
import { invitationState } from '../domain/invitation'
import { unitsOfProject } from '../domain/units-of-project'

const ratings = dataset('service_rating')
const LOOK_BACK_MS = 31 * 86_400_000

export interface Submitted {
  readonly scored: number
  /** Local day by which the investor is answered, where an answer was asked for. */
  readonly answerBy: string | null
}

interface Place {
  readonly sql: Sql
  readonly city: City
  /** Keeps addresses from being guessed back from their hashes. */
  readonly salt: string
}

/**
 * Takes what an investor says by a link: once, whole or not at all. The records it writes carry the unit, the score and
 * the district, and nothing that tells who scored; that stays with the invitation.
 * @throws Problem 404 `unknown-link`; 409 `already-scored`; 410 `link-expired`, `link-revoked`; 403 `self-scoring`;
 * 422 `say-inside`, `unit-not-asked`
 */
export async function submitRating(
  place: Place,
  context: CommandContext,
  token: string,
  answer: Answer,
): Promise<Submitted> {
  if (context.actor.kind === 'person')
    throw new Problem(403, 'self-scoring', 'Whoever works here cannot score; open the link without being signed in.')
  return place.sql.begin(tx => take(tx, place, context, token, answer)) as Promise<Submitted>
}

async function take(tx: Tx, place: Place, context: CommandContext, token: string, answer: Answer): Promise<Submitted> {
  const at = context.clock.now()
  await lockRecords(tx, ratings.name)
  const invitation = await usable(tx, hashToken(token), at)
  const rule = await ruleAt(tx, at)
  const inside = await isInside(tx, context.from, rule.insideNetworks)
  if (inside && !answer.fromInside)
    throw new Problem(
      422,
      'say-inside',
      'This address belongs to the administration’s network; say so, and the score is marked.',
    )
  await refuseOtherUnits(tx, place.city, invitation, answer, at)
  const from = hashAddress(context.from, place.salt)
  const given = answer.units.map(each => ({
    ...each,
    // no part of it counts or tells the time: a unit that sees two of them learns nothing
    ratingNo: `PJ${randomBytes(10).toString('hex')}`,
  }))
  const due = new Date(cityCalendar(place.city).addWorkingDays(at.getTime(), ANSWER_DAYS))
  for (const each of given) {
    const score = { at, unit: each.unit, projectCode: invitation.projectCode, score: each.score, from }
    const earlier = await earlierScores(tx, each.unit, new Date(at.getTime() - LOOK_BACK_MS))
    await addDetail(tx, {
      ...each,
      invitationId: invitation.id,
      district: invitation.district,
      reason: each.reason ?? null,
      marks: marksOf({ ...score, isInside: inside }, earlier),
      fromHash: from,
      ratedAt: at,
    })
    if (each.files.length > 0 && (await claimFiles(tx, invitation.id, each.ratingNo, each.files)) !== each.files.length)
      throw new Problem(422, 'unknown-file', 'A file of this score is gone; choose it again.', { field: 'files' })
    if (asksForAnswer(each))
      await addFollowUp(tx, {
        ratingNo: each.ratingNo,
        invitationId: invitation.id,
        unit: each.unit,
        district: invitation.district,
        askedAt: at,
        dueAt: due,
      })
  }
  await dropLoose(tx, invitation.id, at)
  await markUsed(tx, invitation.id, at)
  await saveRecords(
    tx,
    given.map(each => recordOf(each, invitation, { day: startOfDay(place.city, at), due })),
    { city: place.city, actor: context.actor, now: at },
  )
  await appendAudit(tx, context, {
    action: 'rating.submit',
    subject: `rating-invitation:${invitation.id}`,
    after: { scored: given.length },
  })
  return { scored: given.length, answerBy: given.some(asksForAnswer) ? due.toISOString() : null }
}

async function usable(tx: Tx, tokenHash: string, at: Date): Promise<Invitation> {
  return openInvitation(await holdInvitation(tx, tokenHash), at)
}

/** A link that can be scored by now. @throws Problem 404 `unknown-link`; 409 `already-scored`; 410 `link-expired`, `link-revoked` */
export function openInvitation(invitation: Invitation | null, at: Date): Invitation {
  if (!invitation) throw notFound('unknown-link', 'This link is not one of ours. Ask for a new one.')
  const state = invitationState(invitation, at)
  if (state === 'used') throw new Problem(409, 'already-scored', 'This link has been used. It still shows the answers.')
  if (state !== 'open') throw new Problem(410, `link-${state}`, 'This link has ended. Ask for a new one.')
  return invitation
}

/** One link speaks of the units that served its project and of nobody else. */
async function refuseOtherUnits(tx: Tx, city: City, invitation: Invitation, answer: Answer, at: Date): Promise<void> {
  const project = await findProject(tx, invitation.projectCode)
  const evidence = await unitEvidence(tx, invitation.projectCode, at)
  const asked = project ? unitsOfProject({ ...project, withSteps: evidence.map(each => each.unit) }, city.units) : []
  for (const each of answer.units)
    if (!asked.some(unit => unit.unit === each.unit && unit.level === each.level))
      throw new Problem(422, 'unit-not-asked', 'This link does not speak of that unit.', { field: 'units' })
}

/**
 * The record tells the day and no more: the hour of a score, beside who was at the counter then, would tell who scored.
 * It is kept with the invitation.
 */
const startOfDay = (city: City, at: Date): Date => {
  const { timezone } = city
  return new Date(startOfLocalDay(timezone, localDay(timezone, at.getTime())))
}

interface Days {
  readonly day: Date
  readonly due: Date
}

const recordOf = (each: UnitAnswer & { readonly ratingNo: string }, invitation: Invitation, { day, due }: Days) => ({
  dataset: ratings,
  source: OWN_SOURCE,
  content: {
    ratingNo: each.ratingNo,
    unit: each.unit,
    level: each.level,
    score: each.score,
    suggestion: each.suggestion === '' ? null : each.suggestion,
    ratedAt: day.toISOString(),
    ...(asksForAnswer(each) ? { answerDue: due.toISOString() } : {}),
    district: invitation.district,
  },
  event: { type: 'rating.given' },
})
