import { hasRole, permission } from '@/shared/auth'

/** Entering holidays, made-up working days and announced years, and taking an entry back. */
export const keepingCalendar = permission('calendar.keep', { who: actor => hasRole(actor, 'administrator') })
