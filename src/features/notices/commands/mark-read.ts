import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { authorize, type Person } from '@/shared/auth'
import { moveMark } from '../data/notices.queries'
import { readingNotices } from '../domain/policies'

/**
 * Everything up to a number of the log has been read by whoever asks. The mark moves forward only, and not beyond what
 * there is: a wrong number must not silence what is to come. It is the reader's own and leaves no audit entry.
 */
export async function markRead(sql: Sql, context: CommandContext, upTo: number): Promise<{ read: number }> {
  authorize(context.actor, readingNotices)
  const { newest } = await logBounds(sql)
  const { id } = context.actor as Person
  return { read: await moveMark(sql, id, Math.min(upTo, newest), context.clock.now()) }
}
