import type { Person, Role } from '@/shared/auth'

/** Somebody of a test: a role, perhaps of a unit, perhaps of an area. */
export const person = (id: string, role: Role, more: Partial<Person> = {}): Person => ({
  kind: 'person',
  id,
  name: id,
  roles: [role],
  unit: null,
  post: role === 'duty-officer' ? '值班员' : null,
  area: null,
  session: `session-${id}`,
  ...more,
})
