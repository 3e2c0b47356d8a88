import { hasRole, hasVerb, permission } from '@/shared/auth'

/** Profiles: how a foreign file becomes our records. */
export const managingSources = permission('source.manage', {
  who: actor => hasVerb(actor, 'manage') || hasRole(actor, 'data-administrator'),
})

/** Taking a record back; the subject is its dataset. */
export const withdrawing = permission<string>('record.withdraw', {
  who: actor => hasVerb(actor, 'withdraw') || hasRole(actor, 'data-administrator'),
  where: (actor, dataset) => hasVerb(actor, 'withdraw', dataset) || hasRole(actor, 'data-administrator'),
})
