import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { notFound } from '@/shared/problem'
import { addInvitation } from '../data/invitation.queries'
import { findProject } from '../data/project.queries'
import { hashToken, newToken } from '../data/token'
import { VALID_DAYS } from '../domain/invitation'
import { supervisingRatings } from '../domain/policies'
import type { Moment } from '../domain/scale'

const DAY_MS = 86_400_000

export interface Invited {
  readonly id: string
  /** Told once, here; only its hash is kept. */
  readonly token: string
  readonly expiresAt: Date
}

interface Wanted {
  readonly projectCode: string
  readonly moment: Moment
  readonly roundId?: string
}

/** Makes one link for the investor of a project. @throws Problem 404 `unknown-project`; Denied */
export async function invite(sql: Sql, context: CommandContext, wanted: Wanted): Promise<Invited> {
  authorize(context.actor, supervisingRatings)
  return sql.begin(tx => inviteIn(tx, context, wanted)) as Promise<Invited>
}

/** As `invite`, inside a transaction that has asked for the right. */
export async function inviteIn(tx: Tx, context: CommandContext, wanted: Wanted): Promise<Invited> {
  const project = await findProject(tx, wanted.projectCode)
  if (!project) throw notFound('unknown-project', `No project has the code ${wanted.projectCode.slice(0, 64)}`)
  const at = context.clock.now()
  const token = newToken()
  const id = uuid(at)
  const expiresAt = new Date(at.getTime() + VALID_DAYS * DAY_MS)
  await addInvitation(tx, {
    id,
    tokenHash: hashToken(token),
    projectCode: project.projectCode,
    district: project.district,
    enterpriseId: project.enterpriseId,
    moment: wanted.moment,
    roundId: wanted.roundId ?? null,
    madeAt: at,
    madeBy: actorName(context.actor),
    expiresAt,
  })
  await appendAudit(tx, context, {
    action: 'rating.invite',
    subject: `rating-invitation:${id}`,
    after: { projectCode: project.projectCode, moment: wanted.moment, expiresAt },
  })
  return { id, token, expiresAt }
}
