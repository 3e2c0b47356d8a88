import { hasRole, permission } from '@/shared/auth'

/** Saying where lamps and flags are told: addresses of people and programs. */
export const keepingAlerts = permission('alert.keep', { who: actor => hasRole(actor, 'supervisor', 'administrator') })
