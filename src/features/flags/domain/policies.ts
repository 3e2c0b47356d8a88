import { type Actor, hasRole, isWithin, permission, type Whereabouts } from '@/shared/auth'

/** Asking what other numbers of the rules would light. */
export const tryingRules = permission('rule.try', {
  who: (actor: Actor) => hasRole(actor, 'supervisor', 'leader', 'administrator'),
})

/** Giving a rule other numbers, switching it on or off, saying whom it tells: with a reason, after a dry run. */
export const publishingRules = permission('rule.publish', {
  who: (actor: Actor) => hasRole(actor, 'supervisor', 'administrator'),
})

const watchers = ['duty-officer', 'supervisor', 'leader'] as const

/** Taking notice of a red lamp, so that it pulses on no wall any more. */
export const acknowledgingLamps = permission<Whereabouts>('flag.acknowledge', {
  who: (actor: Actor) => hasRole(actor, ...watchers),
  where: (actor, place) => hasRole(actor, ...watchers) && isWithin(actor, place),
})
