import { fixedClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { Actor, Person, Role } from '@/shared/auth'
import { visitor } from '@/shared/auth'

export const person = (id: string, roles: readonly Role[], unit: string | null = null): Person => ({
  kind: 'person',
  id,
  name: id,
  roles,
  unit,
  post: null,
  area: null,
  session: `session-${id}`,
})

export const supervisor = person('supervisor', ['supervisor'])
export const investor: Actor = visitor(true)

export const asking = (actor: Actor, at: string, from: string | null = '192.0.2.7'): CommandContext => ({
  actor,
  clock: fixedClock(at),
  requestId: 'test',
  from,
})
