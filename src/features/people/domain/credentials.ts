import { badRequest } from '@/shared/problem'

export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 128

/** Names to sign in with: letters of any script, digits, dots, dashes; compared without case. */
export const isUsername = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,63}$/u.test(name)

export const normalUsername = (name: string): string => name.trim().normalize('NFC').toLowerCase()

/**
 * Long enough and not the name itself; nothing else, after NIST SP 800-63B.
 * @throws Problem 400 `password-short`, `password-long`, `password-is-name`
 */
export function checkNewPassword(password: string, username: string): void {
  if (password.length < SHORTEST_PASSWORD)
    throw badRequest('password-short', `A password has at least ${SHORTEST_PASSWORD} characters`, {
      parameter: 'password',
    })
  if (password.length > LONGEST_PASSWORD)
    throw badRequest('password-long', `A password has at most ${LONGEST_PASSWORD} characters`, {
      parameter: 'password',
    })
  if (username.length > 2 && password.toLowerCase().includes(username))
    throw badRequest('password-is-name', 'A password does not contain the name', { parameter: 'password' })
}
