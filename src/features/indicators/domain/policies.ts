import { hasRole, hasVerb, permission } from '@/shared/auth'

/** Changing what the index counts: formulas, floors, goals, weights, shares. */
export const editingIndex = permission('index.edit', {
  who: actor => hasVerb(actor, 'manage') || hasRole(actor, 'index-editor'),
})
