import type { Role } from '@/shared/auth'

interface Standing {
  readonly id: string
  readonly roles: readonly Role[]
  readonly area: string | null
  readonly isEnabled: boolean
}

const rules = ({ roles, area, isEnabled }: Omit<Standing, 'id'>) =>
  isEnabled && area === null && roles.includes('administrator')

/** Whether a change would leave nobody who can give rights in the whole city. */
export const leavesNobody = (all: readonly Standing[], changed: Standing): boolean =>
  all.some(rules) && ![...all.filter(each => each.id !== changed.id), changed].some(rules)
