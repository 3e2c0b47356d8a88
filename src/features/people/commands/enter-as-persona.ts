import type { CommandContext } from '@/platform/command/context'
import { config } from '@/platform/config'
import { database } from '@/platform/db/client'
import { notFound } from '@/shared/problem'
import { accountOfPersona } from '../data/persona.queries'
import { type Browser, type Entry, enter } from './sign-in'

/**
 * Demo mode alone: be one of the personas, without a password.
 * @throws Problem 404 `no-persona` for another key, and for every key outside demo mode
 */
export async function enterAsPersona(context: CommandContext, key: string, browser: Browser): Promise<Entry> {
  const account = config().demo ? await accountOfPersona(database(), key) : null
  if (!account || account.disabledAt) throw notFound('no-persona', 'There is no such persona.')
  return enter(context, account, browser)
}
