import { createHash, randomBytes, randomInt } from 'node:crypto'

/** Without the letters and digits that eight metres make alike. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
/** A code that nobody typed in time is void. */
export const CODE_MINUTES = 15

export const newCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** As somebody typed it: spaces and dashes do not count, nor does the case. */
export const normalCode = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toUpperCase()

export function newSecret(): { readonly secret: string; readonly hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: secretHash(secret) }
}

export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
