import type { Sql } from '@/platform/db/client'
import { type Actor, authorize } from '@/shared/auth'
import { listedInvitations } from '../data/invitation.queries'
import { hashToken, tokenOf } from '../data/token'
import { invitationState } from '../domain/invitation'
import { supervisingRatings } from '../domain/policies'

export interface InvitationSheet {
  readonly id: string
  readonly project: string
  readonly expiresAt: Date
  /** `null` where the link is not open any more, or was made with a former secret: it cannot be shown again. */
  readonly token: string | null
}

interface Asked {
  readonly ids?: readonly string[]
  /** All links of one round. */
  readonly round?: string
  readonly at: Date
}

const MOST = 500

/** Links to be printed: on a licence, for a counter, of a round. @throws Denied */
export async function invitationSheets(
  { sql, secret }: { readonly sql: Sql; readonly secret: string },
  actor: Actor,
  { ids = [], round = '', at }: Asked,
): Promise<InvitationSheet[]> {
  authorize(actor, supervisingRatings)
  const rows = await listedInvitations(sql, { ids, round, limit: MOST })
  return rows.map(each => {
    const token = tokenOf(secret, each.id)
    const isOpen = invitationState(each, at) === 'open' && hashToken(token) === each.tokenHash
    return {
      id: each.id,
      project: each.projectName ?? each.projectCode,
      expiresAt: each.expiresAt,
      token: isOpen ? token : null,
    }
  })
}
