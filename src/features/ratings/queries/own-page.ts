import type { Connection } from '@/platform/db/client'
import { notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { findInvitation, invitationsOf } from '../data/invitation.queries'
import { findProject, projectsOf } from '../data/project.queries'
import { ruleAt } from '../data/rule.queries'
import { hashToken } from '../data/token'
import { invitationState } from '../domain/invitation'
import { ownTurn } from '../domain/own-turn'
import type { Moment } from '../domain/scale'
import { isToken } from '../domain/token'
import { type GivenScore, givenScores } from './given-scores'

export interface OwnPage {
  /** Days between two scores of a project. */
  readonly restDays: number
  readonly projects: readonly {
    readonly projectCode: string
    readonly name: string | null
    /** Whether it can be scored now; else the moment from which it can. */
    readonly canScore: boolean
    readonly from: string | null
    /** What was said, newest first. */
    readonly rounds: readonly {
      readonly moment: Moment
      readonly at: string
      readonly given: readonly GivenScore[]
    }[]
  }[]
}

/**
 * All that an investor has to do with the city's ratings, by one of his links: his projects, what he scored, the answers.
 * @throws Problem 404 `unknown-link`; 410 `link-expired`, `link-revoked`: whoever finds an old link learns nothing
 */
export async function ownPage(
  sql: Connection,
  city: City,
  { token, at }: { readonly token: string; readonly at: Date },
): Promise<OwnPage> {
  const own = isToken(token) ? await findInvitation(sql, hashToken(token)) : null
  if (!own) throw notFound('unknown-link', 'This link is not one of ours. Ask for a new one.')
  const state = invitationState(own, at)
  if (state === 'expired' || state === 'revoked') throw new Problem(410, `link-${state}`, 'This link has ended.')
  const [{ asking }, links, projects] = await Promise.all([
    ruleAt(sql, at),
    invitationsOf(sql, own),
    own.enterpriseId === null ? findProject(sql, own.projectCode) : projectsOf(sql, own.enterpriseId),
  ])
  const known = Array.isArray(projects) ? projects : projects ? [projects] : []
  const used = links.filter(each => each.usedAt !== null)
  const given = await givenScores(
    sql,
    city,
    used.map(each => each.id),
  )
  return {
    restDays: asking.ownRestDays,
    projects: known.map(({ projectCode, name }) => {
      const turn = ownTurn(
        links.filter(each => each.projectCode === projectCode),
        at,
        asking.ownRestDays,
      )
      return {
        projectCode,
        name,
        canScore: turn.kind !== 'later',
        from: turn.kind === 'later' ? turn.from.toISOString() : null,
        rounds: used
          .filter(each => each.projectCode === projectCode)
          .map(each => ({
            moment: each.moment,
            at: (each.usedAt ?? each.madeAt).toISOString(),
            given: given.get(each.id) ?? [],
          })),
      }
    }),
  }
}
