import { type Actor, hasRole, hasVerb, permission } from '@/shared/auth'

/** Sending warnings in: a key that delivers incidents. */
export const sendingAlerts = permission('cap.send', { who: actor => hasVerb(actor, 'deliver', 'incident') })

const isOfWholeCity = (actor: Actor): boolean =>
  hasRole(actor, 'duty-officer', 'leader') && actor.kind === 'person' && actor.area === null

/** Switching the city between normal and emergency, and keeping the log of one. */
export const switchingMode = permission('mode.switch', { who: isOfWholeCity })

/** Keeping the incident room: objectives, resources, situation reports, drawings. */
export const keepingRoom = permission('room.keep', { who: isOfWholeCity })
