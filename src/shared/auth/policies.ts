import { type Actor, hasRole, hasVerb, isScreen, isWithin, scopeOfActor, type Whereabouts } from './actor'
import { permission } from './permission'

/** What needs no right: health, the sign-in, the description of the interface. */
export const everyone = permission('public', { who: () => true })

const mayRead = (actor: Actor): boolean => {
  switch (actor.kind) {
    case 'visitor':
      return actor.isOnlooker
    case 'client':
      return hasVerb(actor, 'read')
    case 'person':
      return actor.roles.some(role => role !== 'screen')
    case 'system':
      return true
  }
}

/** Looking at what is derived and shown: index, flags, map, wall, lists without personal data. */
export const reading = permission<Whereabouts>('city.read', {
  who: mayRead,
  where: isWithin,
})

/** Looking at what has no place in the tree of areas: deliveries, profiles, words of senders. */
export const readingWholeCity = permission('city.read-whole', {
  who: actor => mayRead(actor) && scopeOfActor(actor) === null,
})

/** Showing the wall: whoever may read, and screens that were enrolled for it, which may nothing else. */
export const showingWall = permission<Whereabouts>('wall.show', {
  who: actor => isScreen(actor) || (mayRead(actor) && (actor.kind !== 'client' || actor.datasets === 'all')),
  where: isWithin,
})

/** Looking at records themselves; the subject is their dataset. A key reads the datasets it was made for. */
export const readingRecords = permission<string>('record.read', {
  who: mayRead,
  where: (actor, dataset) => actor.kind !== 'client' || hasVerb(actor, 'read', dataset),
})

/** Looking at lists that mix records of every dataset: the wall, the map, the event log. */
export const readingAllRecords = permission<Whereabouts>('record.read-all', {
  who: actor => mayRead(actor) && (actor.kind !== 'client' || actor.datasets === 'all'),
  where: isWithin,
})

/** Sending records in. */
export const delivering = permission<string>('record.deliver', {
  who: actor => hasVerb(actor, 'deliver') || hasRole(actor, 'data-administrator'),
  where: (actor, dataset) => hasVerb(actor, 'deliver', dataset) || hasRole(actor, 'data-administrator'),
})
