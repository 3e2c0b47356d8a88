import { hasRole, isOfUnit, isWithin, permission, type Whereabouts } from '@/shared/auth'

/** Planning rounds, and giving one up. */
export const planningCensus = permission<Whereabouts>('census.plan', {
  who: actor => hasRole(actor, 'duty-officer', 'data-administrator'),
  where: isWithin,
})

/** Walking a round: whoever collects for the unit that it was given to. */
export const surveying = permission<Whereabouts>('census.survey', {
  who: actor => hasRole(actor, 'inspector'),
  where: (actor, round) => isWithin(actor, round) && isOfUnit(actor, round.unit),
})

/** Signing a round off, or giving it back; that it is somebody else's work, the table of rounds says. */
export const signingCensus = permission<Whereabouts>('census.sign', {
  who: actor => hasRole(actor, 'leader', 'data-administrator'),
  where: isWithin,
})
