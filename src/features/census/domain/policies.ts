import { type Actor, hasRole, isOfUnit, isWithin, permission, type Whereabouts } from '@/shared/auth'

/** The demo's own hands. */
const isSystem = (actor: Actor): boolean => actor.kind === 'system'

/** Planning rounds, and giving one up. */
export const planningCensus = permission<Whereabouts>('census.plan', {
  who: actor => hasRole(actor, 'duty-officer', 'data-administrator') || isSystem(actor),
  where: isWithin,
})

/** Walking a round: whoever collects for the unit that it was given to. */
export const surveying = permission<Whereabouts>('census.survey', {
  who: actor => hasRole(actor, 'inspector') || isSystem(actor),
  where: (actor, round) => isWithin(actor, round) && (isOfUnit(actor, round.unit) || isSystem(actor)),
})

/** Signing a round off, or giving it back; that it is somebody else's work, the table of rounds says. */
export const signingCensus = permission<Whereabouts>('census.sign', {
  who: actor => hasRole(actor, 'leader', 'data-administrator') || isSystem(actor),
  where: isWithin,
})
