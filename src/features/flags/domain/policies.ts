import { type Actor, hasRole, permission } from '@/shared/auth'

/** Asking what other numbers of the rules would light. */
export const tryingRules = permission('rule.try', {
  who: (actor: Actor) => hasRole(actor, 'supervisor', 'leader'),
})
