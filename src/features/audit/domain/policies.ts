import { hasRole, permission } from '@/shared/auth'

/** Reading who did what. The audit knows no areas, so neither does the right. */
export const readingAudit = permission('audit.read', {
  who: actor => hasRole(actor, 'auditor', 'administrator') && actor.kind === 'person' && actor.area === null,
})
