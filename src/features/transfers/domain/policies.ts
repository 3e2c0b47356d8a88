import { hasRole, hasVerb, permission } from '@/shared/auth'

/** Which platforms there are. */
export const keepingPlatforms = permission('platform.keep', {
  who: actor => hasRole(actor, 'administrator') || hasVerb(actor, 'manage'),
})

/** Handing a case to another platform; which case, its reading right says. */
export const handingOver = permission('case.hand-over', { who: actor => hasRole(actor, 'duty-officer') })

/** A platform's own calls: which platform, its key says. */
export const callingAsPlatform = permission('transfer.call', { who: actor => hasVerb(actor, 'deliver', 'case') })
