import { hasRole, hasVerb, permission, scopeOfActor } from '@/shared/auth'

/** Outside systems: declaring them, having them looked at now, sending again what was refused. */
export const managingDocking = permission('docking.manage', {
  who: actor => hasVerb(actor, 'manage') || hasRole(actor, 'data-administrator'),
})

/** Saying that two systems' projects are one, or are not. */
export const joiningProjects = permission('project.join', {
  // a pair may lie in two districts
  who: actor => hasRole(actor, 'supervisor', 'data-administrator') && scopeOfActor(actor) === null,
})
