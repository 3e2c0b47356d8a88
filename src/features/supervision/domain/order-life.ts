import type { WorkingCalendar } from '@/shared/time'
import type { OrderClockLimits } from '../../areas'
import {
  type ClockCommand,
  type ClockRefusal,
  clockCommands,
  clockTrouble,
  mostDays,
  movedClock,
  type OrderClock,
} from './order-clock'

/** Where an order stands: 已交办, 办理中, 待验收, 已验收, 退回. */
export const orderStates = ['issued', 'working', 'reported', 'accepted', 'returned'] as const
export type OrderState = (typeof orderStates)[number]

export const orderCommands = ['start', 'report', 'accept', 'return', ...clockCommands] as const
export type OrderCommand = (typeof orderCommands)[number]

/** Whose turn it is: the unit the order went to, or the supervisor. */
export type OrderParty = 'unit' | 'supervisor'

/** What a command must say beside who asks. */
export interface OrderWords {
  /** The report, or the reason; empty where nothing was written. */
  readonly text: string
  /** Working days asked for or given; null where none were named. */
  readonly days: number | null
}

type Guard = (words: OrderWords) => 'report-missing' | 'reason-missing' | 'days-missing' | null

interface Transition {
  readonly to: OrderState
  readonly by: OrderParty
  readonly guard?: Guard
}

const needsReport: Guard = ({ text }) => (text.trim() === '' ? 'report-missing' : null)
const needsReason: Guard = ({ text }) => (text.trim() === '' ? 'reason-missing' : null)
const needsDays: Guard = words => needsReason(words) ?? (words.days === null || words.days < 1 ? 'days-missing' : null)

const report: Transition = { to: 'reported', by: 'unit', guard: needsReport }
const start: Transition = { to: 'working', by: 'unit' }

/** What moves the clock of an order that waits for its unit; the order stays where it is. */
const moving = (to: OrderState): Readonly<Record<ClockCommand, Transition>> => ({
  ask: { to, by: 'unit', guard: needsDays },
  extend: { to, by: 'supervisor', guard: needsDays },
  decline: { to, by: 'supervisor', guard: needsReason },
  suspend: { to, by: 'supervisor', guard: needsDays },
  resume: { to, by: 'supervisor' },
})

/**
 * State × command → what follows. A pair that is absent is refused. `accepted` is the end: what goes wrong again with
 * the project is a new problem.
 */
export const orderLife: Readonly<Record<OrderState, Partial<Readonly<Record<OrderCommand, Transition>>>>> = {
  issued: { start, report, ...moving('issued') },
  working: { report, ...moving('working') },
  returned: { start, report, ...moving('returned') },
  reported: {
    accept: { to: 'accepted', by: 'supervisor' },
    return: { to: 'returned', by: 'supervisor', guard: needsReason },
  },
  accepted: {},
}

export const isOrderState = (value: unknown): value is OrderState => orderStates.some(each => each === value)
const isClockCommand = (command: OrderCommand): command is ClockCommand => clockCommands.some(each => each === command)

/** Whose command it is, whatever state the order is in: a right is asked for before the state is told. */
export const partyOf = (command: OrderCommand): OrderParty =>
  command === 'start' || command === 'report' || command === 'ask' ? 'unit' : 'supervisor'

/** Commands that the state allows to a party, in the order of the life. */
export const commandsOf = (state: OrderState, party: OrderParty): OrderCommand[] =>
  orderCommands.filter(command => orderLife[state][command]?.by === party)

/** The same less those that the clock as it stands would refuse. */
export const commandsNow = (
  state: OrderState,
  party: OrderParty,
  { clock, limits, now }: { readonly clock: OrderClock; readonly limits: OrderClockLimits; readonly now: number },
): OrderCommand[] =>
  commandsOf(state, party).filter(
    command => !isClockCommand(command) || clockTrouble(command, clock, limits, now) === null,
  )

export type OrderRefusal = 'not-in-this-state' | NonNullable<ReturnType<Guard>> | ClockRefusal
export type OrderDecision =
  | { readonly to: OrderState; readonly set: Readonly<Record<string, unknown>> }
  | { readonly refused: OrderRefusal }

/** An order as a decision reads it, and by what it is judged. */
export interface OrderThen {
  readonly state: OrderState
  readonly clock: OrderClock
}
export interface Judged {
  readonly now: Date
  readonly calendar: WorkingCalendar
  readonly limits: OrderClockLimits
}

/**
 * What a command makes of an order. `set` are the fields of the record that change, `null` empties one: a report that
 * was sent back is no report, a new one ends the return, and what was asked about the clock of an order that is
 * reported is asked no more.
 */
export function decideOrder(
  { state, clock }: OrderThen,
  command: OrderCommand,
  words: OrderWords,
  { now, calendar, limits }: Judged,
): OrderDecision {
  const transition = orderLife[state][command]
  if (!transition) return { refused: 'not-in-this-state' }
  const missing = transition.guard?.(words)
  if (missing) return { refused: missing }
  if (isClockCommand(command)) {
    const trouble = clockTrouble(command, clock, limits, now.getTime())
    if (trouble) return { refused: trouble }
    const days = words.days ?? 0
    const most = mostDays(command, clock, limits)
    if (most > 0 && days > most) return { refused: 'too-many-days' }
    return { to: transition.to, set: movedClock(command, clock, { days, reason: words.text.trim(), now, calendar }) }
  }
  const at = now.toISOString()
  const dates: Readonly<Record<Exclude<OrderCommand, ClockCommand>, Readonly<Record<string, unknown>>>> = {
    start: {},
    report: { reportedAt: at, report: words.text.trim(), returnedAt: null, askedDays: null },
    accept: { acceptedAt: at },
    return: { returnedAt: at, reportedAt: null },
  }
  return { to: transition.to, set: { state: transition.to, ...dates[command] } }
}
