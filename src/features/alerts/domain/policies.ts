import { hasRole, permission } from '@/shared/auth'

/** Saying where and how oneself is told: of what one is told anyway. */
export const reachingOneself = permission('alert.own', { who: actor => actor.kind === 'person' })

/** Saying where posts are told: addresses of people and programs. */
export const keepingAlerts = permission('alert.keep', { who: actor => hasRole(actor, 'supervisor', 'administrator') })
