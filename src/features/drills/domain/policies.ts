import { hasRole, isOfUnit, permission } from '@/shared/auth'
import { keepingDuty } from '../../rota'

/** Looking at drills and answering for a unit; the subject is the unit. Whoever keeps the duty answers for everybody. */
export const answeringDrills = permission<string>('drill.answer', {
  who: actor => hasRole(actor, 'leader', 'duty-officer', 'approver', 'assistant', 'seat-operator', 'inspector'),
  where: (actor, unit) => keepingDuty.who(actor) || isOfUnit(actor, unit),
})
