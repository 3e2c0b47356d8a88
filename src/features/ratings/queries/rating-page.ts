import type { Connection } from '@/platform/db/client'
import { notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { findInvitation } from '../data/invitation.queries'
import { findProject, type UnitEvidence, unitEvidence } from '../data/project.queries'
import { isInside, ruleAt } from '../data/rule.queries'
import { hashToken } from '../data/token'
import { type InvitationState, invitationState } from '../domain/invitation'
import type { Level, Moment } from '../domain/scale'
import { isToken } from '../domain/token'
import { unitsOfProject } from '../domain/units-of-project'
import { type GivenScore, givenScores } from './given-scores'

type Text = { readonly zh: string; readonly en: string }

export interface RatingPage {
  readonly state: InvitationState
  readonly moment: Moment
  readonly expiresAt: string
  readonly projectCode: string
  readonly project: string | null
  /** The connection comes from the administration's network: the investor must say so. */
  readonly isInside: boolean
  readonly minimum: number
  readonly units: readonly {
    readonly unit: string
    readonly name: Text
    readonly phone: string
    readonly level: Level
    readonly evidence: UnitEvidence | null
  }[]
  /** After use: what was scored, and what became of it. */
  readonly given: readonly GivenScore[]
}

interface Asked {
  readonly token: string
  readonly at: Date
  readonly from: string | null
}

/** What the investor's screen shows for a link. @throws Problem 404 `unknown-link` */
export async function ratingPage(sql: Connection, city: City, { token, at, from }: Asked): Promise<RatingPage> {
  const invitation = isToken(token) ? await findInvitation(sql, hashToken(token)) : null
  if (!invitation) throw notFound('unknown-link', 'This link is not one of ours. Ask for a new one.')
  const [project, evidence, rule] = await Promise.all([
    findProject(sql, invitation.projectCode),
    unitEvidence(sql, invitation.projectCode, at),
    ruleAt(sql, at),
  ])
  const asked = project ? unitsOfProject({ ...project, withSteps: evidence.map(each => each.unit) }, city.units) : []
  const nameOf = (unit: string) => city.units.get(unit)?.name ?? { zh: unit, en: unit }
  const state = invitationState(invitation, at)
  const given = state === 'used' ? await givenScores(sql, city, [invitation.id]) : null
  return {
    state,
    moment: invitation.moment,
    expiresAt: invitation.expiresAt.toISOString(),
    projectCode: invitation.projectCode,
    project: project?.name ?? null,
    isInside: await isInside(sql, from, rule.insideNetworks),
    minimum: rule.minimum,
    units: asked.map(({ unit, level }) => ({
      unit,
      level,
      name: nameOf(unit),
      phone: city.units.get(unit)?.phone ?? '',
      evidence: evidence.find(each => each.unit === unit) ?? null,
    })),
    given: given?.get(invitation.id) ?? [],
  }
}
