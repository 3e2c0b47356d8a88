import { randomBytes } from 'node:crypto'
import type { CommandContext } from '@/platform/command/context'
import { database, type Tx } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { accountById } from '../data/account.queries'
import { insertAccount, setDisabled } from '../data/save-account'
import { SCREEN_DAYS } from '../domain/session'
import { dropSessions } from './end-sessions'
import { type Browser, type Entry, enter } from './sign-in'

/** An account of its own for a wall: no password, no right but the wall's. Answers its id. */
export async function addScreenAccount(
  tx: Tx,
  { name, area }: { readonly name: string; readonly area: string | null },
  at: Date,
): Promise<string> {
  const username = `screen-${randomBytes(6).toString('hex')}`
  const nobody = { unit: null, post: null, passwordHash: null, mustChangePassword: false, persona: null }
  const id = await insertAccount(tx, { ...nobody, username, name, roles: ['screen'], area }, at)
  if (id === null) throw new Error(`${username} is taken`)
  return id
}

/** Begins the session of a wall, which lasts until it is revoked. @throws Problem 401 `screen-revoked` */
export async function enterAsScreen(context: CommandContext, id: string, browser: Browser): Promise<Entry> {
  const account = await accountById(database(), id)
  if (!account || account.disabledAt !== null || account.roles.some(role => role !== 'screen'))
    throw new Problem(401, 'screen-revoked', 'This screen was revoked.')
  return enter(context, account, browser, SCREEN_DAYS * 86_400)
}

/** Ends a wall's sessions everywhere, and its account. Answers the event to append; null where it held none. */
export async function retireScreenAccount(tx: Tx, context: CommandContext, id: string) {
  const at = context.clock.now()
  await setDisabled(tx, id, at, at)
  return dropSessions(tx, context, { personId: id, reason: 'disabled' })
}
