import type { CommandContext } from '@/platform/command/context'
import { currentCity } from '../../areas/server'
import type { Account } from '../data/account.queries'
import { updateAccount } from '../data/save-account'
import { type AccountInput, checkPlaces } from '../domain/account-input'
import { editAccount } from './edit-account'

const told = ({ name, roles, unit, post, area }: AccountInput | Account) => ({ name, roles, unit, post, area })

/** Changes name, roles, unit, post and area; what the person holds open follows at once. @throws as `editAccount` */
export function changeAccount(context: CommandContext, id: string, input: AccountInput): Promise<Account> {
  checkPlaces(currentCity(), input)
  return editAccount(context, {
    id,
    decide: account => ({
      action: 'person.change',
      to: { ...account, ...input },
      before: told(account),
      after: told(input),
    }),
    async save(tx) {
      await updateAccount(tx, id, input, context.clock.now())
      return []
    },
  })
}
