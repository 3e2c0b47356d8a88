import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import type { City } from '../../areas'
import { dueMoments, lockAsking } from '../data/moment.queries'
import { ruleAt } from '../data/rule.queries'
import { inviteIn } from './invite'

/** Links made in one change. */
const AT_ONCE = 50

interface Asking {
  readonly sql: Sql
  readonly city: City
  readonly secret: string
}

/**
 * Asks the investors whose projects have come to a set moment, each moment once. Two workers come one after
 * the other, and the invitation's own key would refuse the second.
 * @returns how many were asked; call again until none is
 */
export async function askAtMoments({ sql, city, secret }: Asking, context: CommandContext): Promise<number> {
  const at = context.clock.now()
  return (await sql.begin(async tx => {
    await lockAsking(tx)
    const { asking } = await ruleAt(tx, at)
    const due = await dueMoments(tx, { ...asking, at, timeZone: city.timezone, limit: AT_ONCE })
    let asked = 0
    for (const { projectCode, moment, occasion } of due)
      if (await inviteIn(tx, secret, context, { projectCode, moment, occasion })) asked++
    return asked
  })) as number
}
