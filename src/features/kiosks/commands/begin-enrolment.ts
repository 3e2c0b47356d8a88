import type { Sql } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { dropExpired, insertEnrolment, waitingEnrolments } from '../data/enrolment.queries'
import { CODE_MINUTES, newCode, newSecret } from '../domain/enrolment-code'

/** A city has few walls: more that wait at once are no walls. */
const MOST_WAITING = 200

/**
 * A screen asks to be let in: it shows the code, and keeps the secret by which it is known when somebody has typed it.
 * Codes age by the machine's clock, as sessions do.
 * @throws Problem 429 `too-many-screens`
 */
export async function beginEnrolment(sql: Sql) {
  const at = new Date()
  await dropExpired(sql, at)
  if ((await waitingEnrolments(sql, at)) >= MOST_WAITING)
    throw new Problem(429, 'too-many-screens', 'Too many screens wait to be let in.')
  const code = newCode()
  const { secret, hash } = newSecret()
  const expiresAt = new Date(at.getTime() + CODE_MINUTES * 60_000)
  await insertEnrolment(sql, { code, secretHash: hash, at, expiresAt })
  return { code, secret, expiresAt: expiresAt.toISOString() }
}
