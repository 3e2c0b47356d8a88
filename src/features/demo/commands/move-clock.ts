import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { lockClock, movedBy, saveMove } from '../data/demo-clock.queries'
import { movingClock } from '../domain/policies'
import { leapFrom } from '../domain/time-leap'

/**
 * Lets the demo's time pass at once, for every node: `clock.moved` tells them, the offset says by how much.
 * @param leap `+90d`, `+2h`, `+30min`, `+1mo`
 * @throws Denied; Problem 422 `no-leap`
 */
export async function moveClock(
  { sql, city }: { readonly sql: Sql; readonly city: City },
  context: CommandContext,
  leap: string,
): Promise<{ readonly from: string; readonly to: string; readonly offsetMs: number }> {
  authorize(context.actor, movingClock)
  return (await sql.begin(async tx => {
    await lockClock(tx)
    const from = context.clock.now()
    const to = leapFrom(from.getTime(), leap, city.timezone)
    if (to === null) throw new Problem(422, 'no-leap', 'Time passes by +90d, +2h, +30min or +1mo, forward only')
    const offsetMs = (await movedBy(tx)) + to - from.getTime()
    await saveMove(tx, offsetMs)
    const answer = { from: from.toISOString(), to: new Date(to).toISOString(), offsetMs }
    await appendEvents(tx, [
      {
        at: from,
        topics: ['wall', `area:${city.code}`],
        type: 'clock.moved',
        subject: 'clock',
        data: answer,
        actor: actorName(context.actor),
      },
    ])
    await appendAudit(tx, context, { action: movingClock.name, subject: 'clock', after: answer })
    return answer
  })) as { from: string; to: string; offsetMs: number }
}
