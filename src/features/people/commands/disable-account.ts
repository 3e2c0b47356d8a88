import type { CommandContext } from '@/platform/command/context'
import type { Account } from '../data/account.queries'
import { setDisabled } from '../data/save-account'
import { editAccount } from './edit-account'
import { dropSessions } from './end-sessions'

/** Ends every session of a person and lets nobody in by the account until it is enabled. @throws as `editAccount` */
export const disableAccount = (context: CommandContext, id: string): Promise<Account> =>
  editAccount(context, {
    id,
    decide: account => ({
      action: 'person.disable',
      to: { ...account, disabledAt: context.clock.now() },
      before: { disabled: account.disabledAt !== null },
      after: { disabled: true },
    }),
    async save(tx, { to }) {
      await setDisabled(tx, id, to.disabledAt, context.clock.now())
      return [await dropSessions(tx, context, { personId: id, reason: 'disabled' })]
    },
  })

/** Lets a person in again. @throws as `editAccount` */
export const enableAccount = (context: CommandContext, id: string): Promise<Account> =>
  editAccount(context, {
    id,
    decide: account => ({
      action: 'person.enable',
      to: { ...account, disabledAt: null },
      before: { disabled: account.disabledAt !== null },
      after: { disabled: false },
    }),
    async save(tx) {
      await setDisabled(tx, id, null, context.clock.now())
      return []
    },
  })
