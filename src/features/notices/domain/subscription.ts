import type { Person, Role } from '@/shared/auth'
import type { FlagRule, RulePack, ToldPost } from '../../flags'

/**
 * What of the event log concerns somebody: events of one of the topics and of one of the types, lamps by some rules, and
 * whatever is addressed to the very person.
 */
export interface Subscription {
  /** Topic of what is addressed to the person; `null`: nobody in particular. */
  readonly inbox: string | null
  readonly topics: readonly string[]
  readonly types: readonly string[]
  /** The rules of whose lamps and flags one of the posts is told. */
  readonly rules: readonly FlagRule[]
}

export const lampTypes: readonly string[] = ['flag.raised', 'flag.cleared']
const noteToUnit = ['case.supervised', 'case.reviewed', 'case.reminded'] as const
/** What the whole desk is called for at any hour: the switch of the city's mode, a warning from outside. */
const cityCalls = ['mode.changed', 'alert.taken'] as const
const unitWork = [
  'order.issued',
  'order.returned',
  'order.overdue',
  'order.escalated',
  'order.extended',
  'order.extension-declined',
  'order.suspended',
  'order.resumed',
  'case.dispatched',
  'case.escalated',
  'case.returned',
  'drill.called',
  ...noteToUnit,
] as const

/**
 * What each post is told without asking, beside lamps and flags, which each rule tells to its own posts. A notice is what
 * somebody would want to be called for; the stream of everything that happens is the wall's and the desks'.
 */
const told: Readonly<Record<Role, readonly string[]>> = {
  leader: ['order.escalated', 'case.answered', ...cityCalls],
  'duty-officer': [...cityCalls, 'case.escalated', 'case.claimed', 'case.returned', 'case.reopened', 'case.answered'],
  approver: unitWork,
  supervisor: [
    'problem.found',
    'order.reported',
    'order.extension-asked',
    'order.overdue',
    'order.escalated',
    'rating.given',
    'case.answered',
  ],
  assistant: unitWork,
  'seat-operator': ['case.closed', 'case.rejected'],
  inspector: ['case.dispatched', 'case.checked', 'case.reopened', 'drill.called', ...noteToUnit],
  'data-administrator': ['index.rules-changed'],
  'index-editor': ['index.rules-changed'],
  auditor: [],
  administrator: [],
  screen: [],
}

/**
 * Somebody of a unit hears what concerns the unit, of an area what happens in it, else what the whole city sees.
 * @param versions the rules as they hold: each says which posts it tells
 */
export function subscriptionOf(
  person: Pick<Person, 'roles' | 'unit' | 'area'> & { readonly id?: string },
  versions: RulePack['versions'],
): Subscription {
  const isTold = ({ tells }: { readonly tells: readonly ToldPost[] }) => tells.some(post => person.roles.includes(post))
  const rules = Object.values(versions).flatMap(each => (isTold(each) ? [each.rule] : []))
  const own = person.roles.flatMap(role => told[role])
  const types = [...new Set(rules.length > 0 ? [...lampTypes, ...own] : own)]
  const topic = person.unit ? `unit:${person.unit}` : person.area ? `area:${person.area}` : 'wall'
  const topics = types.includes('index.rules-changed') ? [topic, 'index'] : [topic]
  return { inbox: person.id === undefined ? null : `inbox:${person.id}`, topics, types, rules }
}

/** Whether an event of one of the topics concerns whoever subscribed. */
export const concerns = (
  { inbox, types, rules }: Subscription,
  {
    topic,
    type,
    data,
  }: { readonly topic?: string; readonly type: string; readonly data: Readonly<Record<string, unknown>> },
): boolean =>
  (inbox !== null && topic === inbox) ||
  (types.includes(type) && (!lampTypes.includes(type) || rules.some(each => each === data.rule)))
