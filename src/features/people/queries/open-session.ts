import { config } from '@/platform/config'
import { database } from '@/platform/db/client'
import type { Person } from '@/shared/auth'
import { currentCity } from '../../areas/server'
import { type OpenSession, sessionById, sessionByToken, touchSession } from '../data/account.queries'
import { signInLibrary } from '../data/sign-in-library'
import { type Ending, endingOf, isSeenLongAgo, lastMomentOf } from '../domain/session'

const standingOf = ({ session, account }: OpenSession) => ({
  createdAt: session.createdAt,
  seenAt: session.seenAt,
  isDisabled: account.disabledAt !== null,
  isPersona: account.persona !== null,
  isScreen: account.roles.length > 0 && account.roles.every(role => role === 'screen'),
})

/** The library with the city's age limit. */
export const library = () => signInLibrary(currentCity().session.ageHours * 3600)

const mayCarrySession = /(?:^|;\s*)(?:__Secure-)?chengmai\.session_token=/

/** What is asked of the headers of a request, of whatever kind of request. */
export type SentHeaders = Pick<Headers, 'get'>

/**
 * The session whose signed cookie a request carries, while it holds. A request is a sign of life, a socket that comes
 * back by itself (`isIdle`) is none. Sessions age by the machine's clock: the demo's may jump ahead by months.
 */
export async function openSession(headers: SentHeaders, isIdle = false): Promise<OpenSession | null> {
  const cookie = headers.get('cookie')
  if (cookie === null || !mayCarrySession.test(cookie)) return null
  const { token } = await (await library()).api.tokenOf({ headers: new Headers({ cookie }) })
  if (token === null) return null
  const sql = database()
  const open = await sessionByToken(sql, token)
  const now = new Date()
  if (!open || endingOf(standingOf(open), currentCity().session, now, config().demo) !== null) return null
  if (!isIdle && isSeenLongAgo(open.session.seenAt, now)) await touchSession(sql, open.session.id, now)
  return open
}

/** Whose session it is, as an actor. */
export const personOf = ({ session, account }: OpenSession): Person => ({
  kind: 'person',
  id: account.id,
  name: account.name,
  roles: account.roles,
  unit: account.unit,
  post: account.post,
  area: account.area,
  session: session.id,
})

/** Who a session lets act: nobody while its password must be changed first. */
export const actingPerson = (open: OpenSession): Person | null =>
  open.account.mustChangePassword ? null : personOf(open)

export type SessionStanding =
  | { readonly ended: Ending }
  | {
      readonly person: Person
      /** Epoch ms; later when a request comes. */
      readonly lastMoment: number
    }

/** How a session stands now, asked by its id: for what stays open between requests. It is no sign of life. */
export async function sessionStanding(id: string): Promise<SessionStanding> {
  const open = await sessionById(database(), id)
  if (!open) return { ended: 'ended' }
  const limits = currentCity().session
  const ended = endingOf(standingOf(open), limits, new Date(), config().demo)
  if (ended) return { ended }
  const person = actingPerson(open)
  return person ? { person, lastMoment: lastMomentOf(standingOf(open), limits) } : { ended: 'password-changed' }
}
