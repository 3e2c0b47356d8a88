import { createHash, createHmac } from 'node:crypto'

/**
 * The token of a link: made of its number and the installation's secret, so that it can be sent again and printed though
 * it is kept nowhere. Who has the database alone cannot make it.
 */
export const tokenOf = (secret: string, invitationId: string): string =>
  createHmac('sha256', secret).update(`rating-link:${invitationId}`).digest('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** An address as it is kept: enough to see that two scores came from one place, not from where. */
export const hashAddress = (address: string | null, salt: string): string | null =>
  address === null ? null : createHmac('sha256', salt).update(address).digest('base64url').slice(0, 22)
