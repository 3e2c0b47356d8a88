import { createHash, createHmac, randomBytes } from 'node:crypto'

export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** An address as it is kept: enough to see that two scores came from one place, not from where. */
export const hashAddress = (address: string | null, salt: string): string | null =>
  address === null ? null : createHmac('sha256', salt).update(address).digest('base64url').slice(0, 22)
