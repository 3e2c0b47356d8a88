import { hasRole, hasVerb, isWithin, type Whereabouts } from './actor'
import { permission } from './permission'

/** What needs no right: health, the sign-in, the description of the interface. */
export const everyone = permission('public', { who: () => true })

/** Looking at what is derived and shown: index, flags, map, wall, lists without personal data. */
export const reading = permission<Whereabouts>('city.read', {
  who: actor => (actor.kind === 'visitor' ? actor.isOnlooker : actor.kind !== 'client' || hasVerb(actor, 'read')),
  where: isWithin,
})

/** Looking at records themselves; the subject is their dataset. A key reads the datasets it was made for. */
export const readingRecords = permission<string>('record.read', {
  who: actor => reading.who(actor),
  where: (actor, dataset) => actor.kind !== 'client' || hasVerb(actor, 'read', dataset),
})

/** Looking at lists that mix records of every dataset: the wall, the map, the event log. */
export const readingAllRecords = permission<Whereabouts>('record.read-all', {
  who: actor => reading.who(actor) && (actor.kind !== 'client' || actor.datasets === 'all'),
  where: isWithin,
})

/** Sending records in. */
export const delivering = permission<string>('record.deliver', {
  who: actor => hasVerb(actor, 'deliver') || hasRole(actor, 'data-administrator'),
  where: (actor, dataset) => hasVerb(actor, 'deliver', dataset) || hasRole(actor, 'data-administrator'),
})
