import { hasRole, isWithin, permission, type Whereabouts } from '@/shared/auth'

/** Seeing a personal value: posts that must call somebody back, within their area, with a reason. */
export const unmasking = permission<Whereabouts>('personal.unmask', {
  who: actor => hasRole(actor, 'duty-officer', 'seat-operator', 'supervisor'),
  where: isWithin,
})
