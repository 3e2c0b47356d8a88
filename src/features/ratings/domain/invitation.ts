/** What is known of a link when somebody opens it. */
export interface InvitationFacts {
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked'

/** Days a link can be used. */
export const VALID_DAYS = 30

/** A used link stays a way to the answer, so that comes first. */
export function invitationState({ expiresAt, usedAt, revokedAt }: InvitationFacts, at: Date): InvitationState {
  if (usedAt !== null && usedAt <= at) return 'used'
  if (revokedAt !== null && revokedAt <= at) return 'revoked'
  return expiresAt <= at ? 'expired' : 'open'
}
