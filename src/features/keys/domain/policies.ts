import { hasRole, isWithin, permission, type Whereabouts } from '@/shared/auth'

/** Making and revoking keys of programs; the subject is where the key reaches. */
export const managingKeys = permission<Whereabouts>('key.manage', {
  who: actor => hasRole(actor, 'administrator', 'data-administrator'),
  where: isWithin,
})
