import { hasRole, hasVerb, permission } from '@/shared/auth'

/** Letting the demo's time pass. */
export const movingClock = permission('demo.clock', {
  who: actor => hasVerb(actor, 'manage') || hasRole(actor, 'administrator'),
})
