import { type Actor, isAllowed, scopeOfActor, showingWall } from '@/shared/auth'
import type { City } from '../../areas'

/** What of the log an actor may be told: all of it, what happens in some areas, or nothing. */
export type Seen = 'all' | 'none' | readonly string[]

export function seenBy(actor: Actor, city: City): Seen {
  if (!isAllowed(actor, showingWall)) return 'none'
  const own = scopeOfActor(actor)
  if (own === null) return 'all'
  const body = city.managementBodies.find(each => each.code === own)
  return body ? [own, ...body.streets] : [own]
}

interface Told {
  readonly topics: readonly string[]
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Topics of people and programs: for the nodes alone. */
const isOwnBusiness = (topics: readonly string[]) => topics.some(each => /^(person|client):/.test(each))

/**
 * An event as it may be seen; null where it may not. One that lies in no area, such as a change of the index's rules,
 * is told to everybody who follows the index.
 */
export function shownTo<E extends Told>(event: E, seen: Seen): E | null {
  if (seen === 'none' || isOwnBusiness(event.topics)) return null
  if (seen === 'all') return event
  // who may follow a screen is settled when it is followed
  if (event.topics.some(topic => topic.startsWith('screen:'))) return event
  // the index of every area is told in one event
  if (event.type === 'index.computed') return { ...event, data: { areas: only(event.data.areas, seen) } }
  if (event.topics.some(topic => topic.startsWith('area:')))
    return seen.some(area => event.topics.includes(`area:${area}`)) ? event : null
  return event.topics.includes('index') ? event : null
}

const only = (areas: unknown, seen: readonly string[]) =>
  Object.fromEntries(Object.entries((areas ?? {}) as object).filter(([code]) => seen.includes(code)))
