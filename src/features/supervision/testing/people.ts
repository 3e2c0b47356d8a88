import { fixedClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { Actor, Person, Role } from '@/shared/auth'

const person = (id: string, name: string, roles: readonly Role[], unit: string | null): Person => ({
  kind: 'person',
  id,
  name,
  roles,
  unit,
  post: null,
  area: null,
  session: `session-${id}`,
})

export const supervisor = person('p-1', '督办员', ['supervisor'], null)
export const assistant = person('p-2', '帮办员', ['assistant'], 'U-510104-GOV')
export const approver = person('p-3', '审批员', ['approver'], 'U-APPROVAL')
export const stranger = person('p-4', '别处帮办员', ['assistant'], 'U-510105-GOV')
export const leader = person('p-5', '领导', ['leader'], null)

export const asking = (actor: Actor, now: string): CommandContext => ({
  actor,
  clock: fixedClock(now),
  requestId: '00000000-0000-4000-8000-000000000001',
  from: '127.0.0.1',
})
