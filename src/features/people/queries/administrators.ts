import { config } from '@/platform/config'
import { database } from '@/platform/db/client'
import { listAccounts } from '../data/account.queries'

/** Names of those who give rights here, for whoever lacks one; at most five. */
export async function administrators(): Promise<readonly string[]> {
  const all = await listAccounts(database())
  return all
    .filter(each => each.roles.includes('administrator') && each.disabledAt === null)
    .filter(each => config().demo || each.persona === null)
    .slice(0, 5)
    .map(each => each.name)
}
