import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { database, type Tx } from '@/platform/db/client'
import type { NewEvent } from '@/platform/events'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { conflict, notFound } from '@/shared/problem'
import { currentCity } from '../../areas/server'
import { type Account, holdAccount, listAccounts } from '../data/account.queries'
import { leavesNobody } from '../domain/last-administrator'
import { placeOf } from '../domain/person-place'
import { managingPeople } from '../domain/policies'
import { personChanged } from '../events'

interface Change {
  /** Name of the audit entry's action. */
  readonly action: string
  /** The account as it will be; the account itself where only its password changes. */
  readonly to: Account
  readonly before?: unknown
  readonly after?: unknown
}

interface Edit {
  readonly id: string
  /** Decides, from the account as it is held; writes nothing. */
  decide(account: Account): Change
  /** Writes; answers events beside `person.changed`. */
  save(tx: Tx, change: Change): Promise<readonly (NewEvent | null)[]>
}

/**
 * The steps that every change of an account takes: hold, ask for the right where the person is and will be, keep one
 * administrator, write, audit, tell every node.
 * @throws Problem 404 `unknown-person`, 409 `last-administrator`; Denied
 */
export async function editAccount(context: CommandContext, { id, decide, save }: Edit): Promise<Account> {
  const city = currentCity()
  authorize(context.actor, managingPeople)
  return database().begin(async tx => {
    // two administrators who disable each other: one comes after the other
    await tx`lock table person in share row exclusive mode`
    const account = await holdAccount(tx, id)
    if (!account || account.persona !== null) throw notFound('unknown-person', 'Nobody here has this account.')
    authorize(context.actor, managingPeople, placeOf(city, account.area))
    const change = decide(account)
    authorize(context.actor, managingPeople, placeOf(city, change.to.area))
    const standing = (each: Account) => ({ ...each, isEnabled: each.disabledAt === null })
    const real = (await listAccounts(tx)).filter(each => each.persona === null)
    if (leavesNobody(real.map(standing), standing(change.to)))
      throw conflict('last-administrator', 'Somebody must be left who can give rights.')
    const events = await save(tx, change)
    const { action, before, after } = change
    const told = personChanged(id, context.clock.now(), actorName(context.actor))
    await appendEvents(tx, [...events.filter(each => each !== null), told])
    await appendAudit(tx, context, { action, subject: `person:${id}`, before, after })
    return change.to
  })
}
