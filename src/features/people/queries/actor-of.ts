import { config } from '@/platform/config'
import { type Actor, visitor } from '@/shared/auth'
import { clientOf } from './client-of'
import { actingPerson, openSession, type SentHeaders } from './open-session'

/**
 * Who asks, by the headers of a request: a program by its key, a person by the session's cookie, else a visitor, who
 * looks on in the demo city and is nobody elsewhere.
 * @throws Problem 401 `key-wrong` where a key is sent that we do not know, `key-expired`, `key-revoked`
 */
export async function actorOf(headers: SentHeaders, isIdle = false): Promise<Actor> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return clientOf(authorization)
  const open = await openSession(headers, isIdle)
  return (open && actingPerson(open)) ?? visitor(config().demo)
}
