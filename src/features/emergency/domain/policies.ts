import { hasRole, permission } from '@/shared/auth'

/** Switching the city between normal and emergency, and keeping the log of one. */
export const switchingMode = permission('mode.switch', {
  who: actor => hasRole(actor, 'duty-officer', 'leader') && actor.kind === 'person' && actor.area === null,
})
