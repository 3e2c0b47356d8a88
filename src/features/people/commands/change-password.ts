import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { database } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { Problem } from '@/shared/problem'
import { type OpenSession, passwordHashOf } from '../data/account.queries'
import { hashPassword, isPassword } from '../data/password'
import { setPassword } from '../data/save-account'
import { countAttempt, forgive } from '../data/sign-in-failure.queries'
import { checkNewPassword, LONGEST_PASSWORD } from '../domain/credentials'
import { forgottenBefore, isLockedOut } from '../domain/lock-out'
import { dropSessions } from './end-sessions'
import { type Browser, type Entry, enter } from './sign-in'

interface Input {
  readonly current: string
  readonly password: string
}

/**
 * Changes the own password. Every session ends, also this one, and a new one begins where it was changed.
 * @throws Problem 400 `password-wrong`, `password-same` or as `checkNewPassword`
 */
export async function changePassword(
  context: CommandContext,
  { account }: OpenSession,
  { current, password }: Input,
  browser: Browser,
): Promise<Entry> {
  const sql = database()
  const now = new Date()
  const { username: name, id } = account
  // Whoever found a desk unlocked may not guess here either.
  const attempts = await countAttempt(sql, { name, from: context.from, now, forgotten: forgottenBefore(now) })
  const stored = await passwordHashOf(sql, id)
  const isRight = stored !== null && (await isPassword(stored, current.slice(0, LONGEST_PASSWORD)))
  if (!isRight || isLockedOut(attempts))
    throw new Problem(400, 'password-wrong', 'The current password is another one.')
  await forgive(sql, name, context.from)
  checkNewPassword(password, name)
  if (password === current) throw new Problem(400, 'password-same', 'The new password is the current one.')
  const hash = await hashPassword(password)
  await sql.begin(async tx => {
    await setPassword(tx, id, { hash, isOneTime: false, at: context.clock.now() })
    const ended = await dropSessions(tx, context, { personId: id, reason: 'password-changed' })
    if (ended) await appendEvents(tx, [ended])
    await appendAudit(tx, context, { action: 'person.password-changed', subject: `person:${id}` })
  })
  return enter(context, { ...account, mustChangePassword: false }, browser)
}
