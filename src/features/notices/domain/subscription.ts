import type { Person, Role } from '@/shared/auth'

/** What of the event log concerns somebody: events of one of the topics and of one of the types. */
export interface Subscription {
  readonly topics: readonly string[]
  readonly types: readonly string[]
}

const lamps = ['flag.raised', 'flag.cleared'] as const
const unitWork = [
  ...lamps,
  'order.issued',
  'order.returned',
  'case.dispatched',
  'case.escalated',
  'case.returned',
] as const

/**
 * What each post is told without asking. A notice is what somebody would want to be called for; the stream of everything
 * that happens is the wall's and the desks'.
 */
const told: Readonly<Record<Role, readonly string[]>> = {
  leader: lamps,
  'duty-officer': ['case.escalated', 'case.claimed', 'case.returned', 'case.reopened', 'flag.raised'],
  approver: unitWork,
  supervisor: [...lamps, 'problem.found', 'order.reported', 'order.overdue', 'rating.given'],
  assistant: unitWork,
  'seat-operator': ['case.closed', 'case.rejected'],
  inspector: ['case.dispatched', 'case.checked', 'case.reopened'],
  'data-administrator': ['index.rules-changed'],
  'index-editor': ['index.rules-changed'],
  auditor: [],
  administrator: [],
  screen: [],
}

/** Somebody of a unit hears what concerns the unit, of an area what happens in it, else what the whole city sees. */
export function subscriptionOf(person: Pick<Person, 'roles' | 'unit' | 'area'>): Subscription {
  const types = [...new Set(person.roles.flatMap(role => told[role]))]
  const topic = person.unit ? `unit:${person.unit}` : person.area ? `area:${person.area}` : 'wall'
  const topics = types.includes('index.rules-changed') ? [topic, 'index'] : [topic]
  return { topics, types }
}
