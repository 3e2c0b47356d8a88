import { config } from '@/platform/config'
import { database } from '@/platform/db/client'
import type { Gate, Standing } from '@/platform/realtime/gate'
import {
  type Actor,
  authorize,
  isAllowed,
  isOfUnit,
  isScreen,
  isWithin,
  scopeOfActor,
  showingWall,
  visitor,
} from '@/shared/auth'
import { areasAbove, seesArea } from '../../areas'
import { currentCity } from '../../areas/server'
import { recordAreas } from '../../datasets/server'
import { seenBy, shownTo } from '../domain/sight'
import { actorOf } from './actor-of'
import { sameClient } from './client-of'
import { sessionStanding } from './open-session'

/** How often it is asked whether a key still holds. */
const KEY_LOOK_MS = 400

/** What a wall follows. */
const wallTopics: ReadonlySet<string> = new Set(['wall', 'index', 'map', 'area'])

async function renew(actor: Actor): Promise<Standing> {
  if (actor.kind === 'visitor') return { actor: visitor(config().demo), lastMoment: null }
  if (actor.kind === 'client') {
    const client = await sameClient(actor)
    // no event tells of a revoked key: it is looked for
    return client ? { actor: client, lastMoment: Date.now() + KEY_LOOK_MS } : { ended: 'key-revoked' }
  }
  if (actor.kind !== 'person') return { actor, lastMoment: null }
  const standing = await sessionStanding(actor.session)
  if ('ended' in standing) return standing
  // whose last role was taken looks at nothing any more
  if (!isAllowed(standing.person, showingWall)) return { ended: 'rights' }
  return { actor: standing.person, lastMoment: standing.lastMoment }
}

/** Whether somebody may follow a topic at all; what he is told of it is judged again for each event. */
export async function mayFollow(actor: Actor, topic: string): Promise<boolean> {
  if (!isAllowed(actor, showingWall)) return false
  const [kind = '', code = ''] = topic.split(/:(.*)/s)
  if (kind === 'screen' || kind === 'inbox') return actor.kind === 'person' && actor.id === code
  if (isScreen(actor) && !wallTopics.has(kind)) return false
  if (scopeOfActor(actor) === null) return true
  const city = currentCity()
  switch (kind) {
    case 'area':
      return seesArea(actor, city, code)
    case 'unit': {
      const district = city.units.get(code)?.district
      return isOfUnit(actor, code) || (typeof district === 'string' && seesArea(actor, city, district))
    }
    case 'case':
    case 'project': {
      const areas = await recordAreas(database(), kind, code)
      return areas !== null && isWithin(actor, { areas: areas.flatMap(each => areasAbove(city, each)) })
    }
    default:
      return true
  }
}

/** Who is behind a socket, by the same cookie or key as a request, and what he may be told. */
export const socketGate: Gate = {
  async enter(headers) {
    const actor = await actorOf(headers, true)
    authorize(actor, showingWall)
    return renew(actor)
  },
  renew,
  sightOf(actor) {
    const seen = seenBy(actor, currentCity())
    return { key: typeof seen === 'string' ? seen : seen.join(' '), show: event => shownTo(event, seen) }
  },
  mayFollow,
}
