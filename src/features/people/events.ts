import type { NewEvent } from '@/platform/events'
import type { Ending } from './domain/session'

/**
 * Topics that no socket may follow: the nodes hear them, and end or renew what a person holds open.
 * `person.changed` = rights or state of an account, `session.ended` = the sessions named in `sessions`.
 */
const own = (personId: string, at: Date, actor: string) => ({
  at,
  topics: [`person:${personId}`],
  subject: `person:${personId}`,
  actor,
})

export const personChanged = (personId: string, at: Date, actor: string): NewEvent => ({
  ...own(personId, at, actor),
  type: 'person.changed',
  data: {},
})

export const sessionsEnded = (
  personId: string,
  { sessions, reason }: { readonly sessions: readonly string[]; readonly reason: Ending },
  at: Date,
  actor: string,
): NewEvent => ({ ...own(personId, at, actor), type: 'session.ended', data: { sessions, reason } })
