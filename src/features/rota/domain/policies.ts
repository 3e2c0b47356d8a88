import { hasRole, permission } from '@/shared/auth'

/** Changing who is on duty, and signing a hand-over: the desk's own people and their leader. */
export const keepingDuty = permission('duty.keep', { who: actor => hasRole(actor, 'duty-officer', 'leader') })
