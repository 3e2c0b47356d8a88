import { hasRole, hasVerb, permission } from '@/shared/auth'

/** Sending warnings in: a key that delivers incidents. */
export const sendingAlerts = permission('cap.send', { who: actor => hasVerb(actor, 'deliver', 'incident') })

/** Switching the city between normal and emergency, and keeping the log of one. */
export const switchingMode = permission('mode.switch', {
  who: actor => hasRole(actor, 'duty-officer', 'leader') && actor.kind === 'person' && actor.area === null,
})
