import type { Connection } from '@/platform/db/client'
import { invitationState } from '../domain/invitation'
import { findInvitation, invitationById } from './invitation.queries'
import { hashToken } from './token'

/** Whether who holds a link may speak of what was said by another: the same link, or one of the same developer that still opens. */
export async function speaksFor(sql: Connection, token: string, invitationId: string, at: Date): Promise<boolean> {
  const own = await findInvitation(sql, hashToken(token))
  if (!own || own.id === invitationId) return own !== null
  const state = invitationState(own, at)
  if (own.enterpriseId === null || (state !== 'open' && state !== 'used')) return false
  return (await invitationById(sql, invitationId))?.enterpriseId === own.enterpriseId
}
