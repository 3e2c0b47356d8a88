import { hasRole, hasVerb, permission } from '@/shared/auth'

/** Changing who answers for what. */
export const editingMatrix = permission('matrix.edit', {
  who: actor => hasVerb(actor, 'manage') || hasRole(actor, 'data-administrator', 'administrator', 'leader'),
})
