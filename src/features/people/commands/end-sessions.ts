import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Tx } from '@/platform/db/client'
import { database } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName } from '@/shared/auth'
import { deleteSessions, type OpenSession } from '../data/account.queries'
import type { Ending } from '../domain/session'
import { sessionsEnded } from '../events'

interface Which {
  readonly only?: string
  readonly except?: string
}

/** Takes a person's sessions out of the table and answers the event that ends what they hold open; null for none. */
export async function dropSessions(
  tx: Tx,
  context: CommandContext,
  { personId, which = {}, reason }: { readonly personId: string; readonly which?: Which; readonly reason: Ending },
) {
  const sessions = await deleteSessions(tx, personId, which)
  if (sessions.length === 0) return null
  return sessionsEnded(personId, { sessions, reason }, context.clock.now(), actorName(context.actor))
}

/** Ends sessions of whoever asks: this one (`signed-out`), another, or all others. Answers how many ended. */
export async function endOwnSessions(
  context: CommandContext,
  open: OpenSession,
  which: 'this' | 'others' | { readonly id: string },
): Promise<number> {
  const own = open.session.id
  const wanted = which === 'this' ? { only: own } : which === 'others' ? { except: own } : { only: which.id }
  const isOwn = which === 'this' || (which !== 'others' && which.id === own)
  const personId = open.account.id
  return database().begin(async tx => {
    const ended = await dropSessions(tx, context, { personId, which: wanted, reason: isOwn ? 'signed-out' : 'ended' })
    if (!ended) return 0
    const action = isOwn ? 'person.signed-out' : 'person.ended-sessions'
    await appendEvents(tx, [ended])
    await appendAudit(tx, context, { action, subject: `person:${personId}`, after: ended.data })
    return (ended.data.sessions as readonly string[]).length
  })
}
