import type { CommandContext } from '@/platform/command/context'
import { oneTimePassword } from '../data/one-time-password'
import { hashPassword } from '../data/password'
import { setPassword } from '../data/save-account'
import { editAccount } from './edit-account'
import { dropSessions } from './end-sessions'

/** Gives a person a one-time password, shown once, and ends the sessions of the old one. @throws as `editAccount` */
export async function resetPassword(context: CommandContext, id: string): Promise<{ readonly password: string }> {
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  await editAccount(context, {
    id,
    decide: account => ({ action: 'person.reset-password', to: { ...account, mustChangePassword: true } }),
    async save(tx) {
      await setPassword(tx, id, { hash, isOneTime: true, at: context.clock.now() })
      return [await dropSessions(tx, context, { personId: id, reason: 'password-changed' })]
    },
  })
  return { password }
}
