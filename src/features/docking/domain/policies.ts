import { hasRole, hasVerb, permission } from '@/shared/auth'

/** Outside systems: declaring them, having them looked at now, sending again what was refused. */
export const managingDocking = permission('docking.manage', {
  who: actor => hasVerb(actor, 'manage') || hasRole(actor, 'data-administrator'),
})

/** Saying that two systems' projects are one, or are not. */
export const joiningProjects = permission('project.join', {
  who: actor => hasRole(actor, 'supervisor') || hasRole(actor, 'data-administrator'),
})
