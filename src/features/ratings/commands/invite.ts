import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import type { Channel } from '@/platform/delivery'
import { actorName, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { notFound } from '@/shared/problem'
import { queueMessage } from '../../deliveries/server'
import { addInvitation } from '../data/invitation.queries'
import { contactOf, findProject } from '../data/project.queries'
import { hashToken, tokenOf } from '../data/token'
import { VALID_DAYS } from '../domain/invitation'
import { supervisingRatings } from '../domain/policies'
import type { Moment } from '../domain/scale'
import { INVITATION_MESSAGE } from './invitation-message'

const DAY_MS = 86_400_000

export interface Invited {
  readonly id: string
  readonly token: string
  readonly expiresAt: Date
  /** How it goes out; `null` where the developer has no address on record: it is handed over or printed. */
  readonly channel: Channel | null
}

interface Wanted {
  readonly projectCode: string
  readonly moment: Moment
  readonly roundId?: string
  /** The set moment that asks by itself: once a project. */
  readonly occasion?: string
  /** The investor asks for it, with the page before him: nothing is sent. */
  readonly isOwn?: boolean
}

export interface LinkPlace {
  readonly sql: Sql
  /** What links are made of. */
  readonly secret: string
}

/** Makes one link for the investor of a project and has it sent. @throws Problem 404 `unknown-project`; Denied */
export async function invite({ sql, secret }: LinkPlace, context: CommandContext, wanted: Wanted): Promise<Invited> {
  authorize(context.actor, supervisingRatings)
  const invited = await sql.begin(tx => inviteIn(tx, secret, context, wanted))
  if (!invited) throw new Error('an invitation without an occasion is always added')
  return invited as Invited
}

/** As `invite`, inside a transaction that has asked for the right; `null` where its occasion has asked before. */
export async function inviteIn(
  tx: Tx,
  secret: string,
  context: CommandContext,
  wanted: Wanted,
): Promise<Invited | null> {
  const project = await findProject(tx, wanted.projectCode)
  if (!project) throw notFound('unknown-project', `No project has the code ${wanted.projectCode.slice(0, 64)}`)
  const at = context.clock.now()
  const id = uuid(at)
  const token = tokenOf(secret, id)
  const expiresAt = new Date(at.getTime() + VALID_DAYS * DAY_MS)
  const isFirst = await addInvitation(tx, {
    id,
    tokenHash: hashToken(token),
    projectCode: project.projectCode,
    district: project.district,
    enterpriseId: project.enterpriseId,
    moment: wanted.moment,
    occasion: wanted.occasion ?? null,
    roundId: wanted.roundId ?? null,
    madeAt: at,
    madeBy: actorName(context.actor),
    expiresAt,
  })
  if (!isFirst) return null
  const sent = wanted.isOwn
    ? null
    : await queueMessage(tx, {
        kind: INVITATION_MESSAGE,
        key: id,
        about: project.name ?? project.projectCode,
        contact: await contactOf(tx, project.enterpriseId),
        payload: { invitationId: id },
        at,
      })
  const channel = sent?.channel ?? null
  await appendAudit(tx, context, {
    action: 'rating.invite',
    subject: `rating-invitation:${id}`,
    after: { projectCode: project.projectCode, moment: wanted.moment, expiresAt, channel },
  })
  return { id, token, expiresAt, channel }
}
