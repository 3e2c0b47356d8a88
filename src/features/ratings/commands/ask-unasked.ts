import type { CommandContext } from '@/platform/command/context'
import type { Tx } from '@/platform/db/client'
import type { Channel } from '@/platform/delivery'
import { conflict, notFound, Problem } from '@/shared/problem'
import { findInvitation, type Invitation, invitationsOf } from '../data/invitation.queries'
import { lockAsking } from '../data/moment.queries'
import { projectsOf } from '../data/project.queries'
import { ruleAt } from '../data/rule.queries'
import { hashToken, tokenOf } from '../data/token'
import { invitationState } from '../domain/invitation'
import { ownTurn } from '../domain/own-turn'
import { inviteIn, type LinkPlace } from './invite'

export interface Unasked {
  /** Of the link to score by; `null` where it was sent to the address on record instead. */
  readonly token: string | null
  readonly channel: Channel | null
}

/**
 * An investor wants to score unasked, by any link that he was given and that has not been withdrawn. Who has one that
 * works is shown the next; a link that ended is worth no more than a wish: a new one goes to the address on record.
 * @throws Problem 404 `unknown-link`, `unknown-project`; 409 `too-soon` with the day, `no-address`; 410 `link-revoked`
 */
export async function askUnasked(
  { sql, secret }: LinkPlace,
  context: CommandContext,
  { token, projectCode }: { readonly token: string; readonly projectCode: string },
): Promise<Unasked> {
  if (context.actor.kind === 'person')
    throw new Problem(403, 'self-scoring', 'Whoever works here cannot score; open the link without being signed in.')
  const at = context.clock.now()
  return sql.begin(async tx => {
    await lockAsking(tx)
    const own = await findInvitation(tx, hashToken(token))
    if (!own) throw notFound('unknown-link', 'This link is not one of ours. Ask for a new one.')
    const state = invitationState(own, at)
    if (state === 'revoked') throw new Problem(410, 'link-revoked', 'This link has been withdrawn.')
    if (!(await isOwnProject(tx, own, projectCode))) throw notFound('unknown-project', 'This link does not speak of it')
    const { asking } = await ruleAt(tx, at)
    const links = (await invitationsOf(tx, own)).filter(each => each.projectCode === projectCode)
    const turn = ownTurn(links, at, asking.ownRestDays)
    if (turn.kind === 'later')
      throw conflict('too-soon', 'A project is scored once in a while', { from: turn.from.toISOString() })
    const wanted = { projectCode, moment: 'own' } as const
    if (state === 'expired') {
      const sent = await inviteIn(tx, secret, context, wanted)
      if (!sent?.channel) throw conflict('no-address', 'There is no address on record; call the unit')
      return { token: null, channel: sent.channel }
    }
    const open = turn.kind === 'open' ? tokenOf(secret, turn.link.id) : null
    if (open !== null && turn.kind === 'open' && hashToken(open) === turn.link.tokenHash)
      return { token: open, channel: null }
    const made = await inviteIn(tx, secret, context, { ...wanted, isOwn: true })
    return { token: made?.token ?? null, channel: null }
  }) as Promise<Unasked>
}

async function isOwnProject(tx: Tx, { enterpriseId, projectCode: own }: Invitation, projectCode: string) {
  if (projectCode === own) return true
  if (enterpriseId === null) return false
  return (await projectsOf(tx, enterpriseId)).some(each => each.projectCode === projectCode)
}
