import { hasRole, isWithin, permission, type Whereabouts } from '@/shared/auth'

/** Accounts: who has one, in which area, with which roles. The subject is the place of the person. */
export const managingPeople = permission<Whereabouts>('person.manage', {
  who: actor => hasRole(actor, 'administrator'),
  where: isWithin,
})
