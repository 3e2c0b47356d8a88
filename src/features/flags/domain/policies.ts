import { type Actor, hasRole, permission } from '@/shared/auth'

/** Asking what other numbers of the rules would light. */
export const tryingRules = permission('rule.try', {
  who: (actor: Actor) => hasRole(actor, 'supervisor', 'leader', 'administrator'),
})

/** Giving a rule other numbers, switching it on or off, saying whom it tells: with a reason, after a dry run. */
export const publishingRules = permission('rule.publish', {
  who: (actor: Actor) => hasRole(actor, 'supervisor', 'administrator'),
})
