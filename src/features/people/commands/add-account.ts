import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { database } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { badRequest, conflict } from '@/shared/problem'
import { currentCity } from '../../areas/server'
import { oneTimePassword } from '../data/one-time-password'
import { hashPassword } from '../data/password'
import { insertAccount } from '../data/save-account'
import { type AccountInput, checkPlaces } from '../domain/account-input'
import { isUsername, normalUsername } from '../domain/credentials'
import { placeOf } from '../domain/person-place'
import { managingPeople } from '../domain/policies'

interface Input extends AccountInput {
  readonly username: string
}

/**
 * Adds a person with a one-time password, which is shown once and must be changed at the first sign-in.
 * @throws Problem 400 `bad-username`, `unknown-unit`, `unknown-area`; 409 `username-taken`; Denied
 */
export async function addAccount(context: CommandContext, { username: typed, ...content }: Input) {
  const city = currentCity()
  authorize(context.actor, managingPeople, placeOf(city, content.area))
  checkPlaces(city, content)
  const username = normalUsername(typed)
  if (!isUsername(username))
    throw badRequest('bad-username', 'A user name has 2 to 64 letters, digits, dots or dashes.')
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  const id = await database().begin(async tx => {
    const at = context.clock.now()
    const made = await insertAccount(
      tx,
      { ...content, username, passwordHash, mustChangePassword: true, persona: null },
      at,
    )
    if (made !== null)
      await appendAudit(tx, context, {
        action: 'person.add',
        subject: `person:${made}`,
        after: { username, ...content },
      })
    return made
  })
  if (id === null) throw conflict('username-taken', `${username} is taken.`)
  return { id, username, password }
}
